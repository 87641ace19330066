import { answerBytes, type UploadPlace } from "@/lib/doors/bytes-in"

export const PUT = async (request: Request, { params }: { params: Promise<UploadPlace> }): Promise<Response> =>
  answerBytes(request, await params, "api")
