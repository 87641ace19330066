import { copyObject } from "@/lib/data/copy"
import { copyTargets } from "@/lib/data/copy-targets"
import { createFolder } from "@/lib/data/create-folder"
import { deleteObject } from "@/lib/data/delete"
import { editObject } from "@/lib/data/edit"
import { getObject } from "@/lib/data/get"
import { countObjects, listObjects } from "@/lib/data/list"
import { moveObject } from "@/lib/data/move"

export const objectOperations = [
  listObjects,
  countObjects,
  getObject,
  createFolder,
  editObject,
  moveObject,
  deleteObject,
  copyObject,
  copyTargets,
] as const
