import { answerMembersCsv } from "@/lib/doors/members-csv"

type Place = { params: Promise<{ org: string }> }

export async function GET(request: Request, { params }: Place): Promise<Response> {
  return answerMembersCsv(request, decodeURIComponent((await params).org))
}
