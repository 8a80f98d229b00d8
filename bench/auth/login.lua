wrk.method = "POST"
wrk.body = '{"username":"admin","password":"bench-password"}'
wrk.headers["Content-Type"] = "application/json"
