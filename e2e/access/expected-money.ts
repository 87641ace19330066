// The rows of what an account was charged, its statements and its alerts, and of who looks after staff and meters; expected.ts says what the columns and the words are.
// biome-ignore format: a table is read as a table
export const MONEY_ROWS: Readonly<Record<string, string>> = {
  //                              anon nobo outs memb read mana admi disa ende remo outd tokn rtok otok supp syst mete
  // Members have no billable activities unless they are given them: then they see what they caused. The manager's role looks after the tenant.
  "billing-account.get":          "sign none none lack lack yes  yes  none none none sign yes  yes  404  none yes  lack",
  "billing-account.months":       "sign none none lack lack yes  yes  none none none sign yes  yes  404  none yes  lack",
  "billing-account.breakdown":    "sign none none lack lack yes  yes  none none none sign yes  yes  404  none yes  lack",
  "billing-account.export":       "sign none none lack lack yes  yes  none none none sign yes  yes  404  none yes  lack",
  "charge.list":                  "sign none none lack lack yes  yes  none none none sign yes  yes  404  none yes  lack",
  "charge.count":                 "sign none none lack lack yes  yes  none none none sign yes  yes  404  none yes  lack",
  "charge.export":                "sign none none lack lack yes  yes  none none none sign yes  yes  404  none yes  lack",
  "billing-account.mine":         "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  404  yes  sign lack",
  "billing-account.my-months":    "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  404  yes  sign lack",
  "billing-account.my-breakdown": "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  404  yes  sign lack",
  "billing-account.my-export":    "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  404  yes  sign lack",
  "charge.my-list":               "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  404  yes  sign lack",
  "charge.my-count":              "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  404  yes  sign lack",
  "charge.my-export":             "sign yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  404  yes  sign lack",
  "budget.set-thresholds":        "sign none none lack lack lack yes  none none none sign yes  read 404  none yes  lack",
  "budget.warn":                  "sign lack lack lack lack lack lack lack lack lack lack lack lack lack lack yes  lack",
  "statement.list":               "sign none none lack lack yes  yes  none none none sign yes  yes  404  none yes  lack",
  "statement.file":               "sign none none lack lack yes  yes  none none none sign yes  yes  404  none yes  lack",
  "statement.send":               "sign none none lack lack lack 404  none none none sign 404  read 404  none 404  lack",
  "statement.close-months":       "sign lack lack lack lack lack lack lack lack lack lack lack lack lack lack yes  lack",
  "statement.build":              "sign lack lack lack lack lack lack lack lack lack lack lack lack lack lack 404  lack",
  // Staff and metering accounts, at the support desk. There is nobody of staff whom the example of a change names.
  "staff.list":               "sign 404  404  404  404  404  404  404  404  404  404  404  404  404  yes  yes lack",
  "staff.set-rights":         "sign 404  404  404  404  404  404  404  404  404  404  404  404  404  404  404 lack",
  "staff.disable":            "sign 404  404  404  404  404  404  404  404  404  404  404  404  404  404  404 lack",
  "staff.enable":             "sign 404  404  404  404  404  404  404  404  404  404  404  404  404  404  404 lack",
  "meter.list":              "sign 404  404  404  404  404  404  404  404  404  404  404  404  404  yes yes lack",
  "meter.create":            "sign 404  404  404  404  404  404  404  404  404  404  404  404  404  yes yes lack",
  "meter.issue-token":       "sign 404  404  404  404  404  404  404  404  404  404  404  404  404  yes yes lack",
  "meter.revoke-token":      "sign 404  404  404  404  404  404  404  404  404  404  404  404  404  yes yes lack",
  "meter.disable":           "sign 404  404  404  404  404  404  404  404  404  404  404  404  404  yes yes lack",
  "meter.enable":            "sign 404  404  404  404  404  404  404  404  404  404  404  404  404  yes yes lack",
}
