-- What PostJson.java sends, for wrk.
wrk.method = "POST"
wrk.body = '{"id":1234,"product":"laptop","quantity":2}'
wrk.headers["Content-Type"] = "application/json"
