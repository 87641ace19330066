import { answerResult } from "@/lib/doors/job"

type Place = { params: Promise<{ org: string; job: string }> }

export async function GET(_: Request, { params }: Place): Promise<Response> {
  const { org, job } = await params
  return answerResult(decodeURIComponent(org), job)
}
