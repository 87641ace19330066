import { answerDownload, type DownloadPlace } from "@/lib/doors/bytes-out"

export const GET = async (request: Request, { params }: { params: Promise<DownloadPlace> }): Promise<Response> =>
  answerDownload(request, await params, "page")
