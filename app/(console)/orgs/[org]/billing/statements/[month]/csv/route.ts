import { answerStatement } from "@/lib/doors/statement-file"

type Place = { params: Promise<{ org: string; month: string }> }

export async function GET(request: Request, { params }: Place): Promise<Response> {
  const { org, month } = await params
  return answerStatement(request, { org: decodeURIComponent(org), month: decodeURIComponent(month) }, "csv")
}
