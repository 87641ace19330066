import { answerOrgProjectsCsv } from "@/lib/doors/org-projects-csv"

type Place = { params: Promise<{ org: string }> }

export async function GET(request: Request, { params }: Place): Promise<Response> {
  return answerOrgProjectsCsv(request, decodeURIComponent((await params).org))
}
