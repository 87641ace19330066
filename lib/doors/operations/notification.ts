import { countNotifications, listNotifications } from "@/lib/notifications/list"
import { markRead } from "@/lib/notifications/mark-read"

export const notificationOperations = [listNotifications, countNotifications, markRead] as const
