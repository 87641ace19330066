import { answerUpload } from "@/lib/doors/upload"

export async function POST(request: Request, { params }: { params: Promise<{ org: string }> }): Promise<Response> {
  return answerUpload(request, decodeURIComponent((await params).org))
}
