import { answerApi } from "@/lib/doors/api"

export const dynamic = "force-dynamic"

export async function POST(
  request: Request,
  { params }: { params: Promise<{ operation: string }> },
): Promise<Response> {
  return answerApi(request, (await params).operation)
}
