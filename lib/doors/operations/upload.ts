import { downloadObject } from "@/lib/downloads/start"
import { cancelUpload } from "@/lib/uploads/cancel"
import { createUpload } from "@/lib/uploads/create"
import { finishUpload } from "@/lib/uploads/finish"
import { getUpload, listUploads } from "@/lib/uploads/get"

export const uploadOperations = [
  createUpload,
  getUpload,
  listUploads,
  cancelUpload,
  finishUpload,
  downloadObject,
] as const
