import { answerChargesCsv } from "@/lib/doors/billing-csv"

type Place = { params: Promise<{ org: string }> }

export async function GET(request: Request, { params }: Place): Promise<Response> {
  return answerChargesCsv(request, decodeURIComponent((await params).org))
}
