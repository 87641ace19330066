import { answerBreakdownCsv } from "@/lib/doors/billing-csv"

type Place = { params: Promise<{ account: string }> }

export async function GET(request: Request, { params }: Place): Promise<Response> {
  return answerBreakdownCsv(request, decodeURIComponent((await params).account))
}
