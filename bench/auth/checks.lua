-- Sends the tokens of the file $TOKENS in turn.
local requests, sent = {}, 0

function init()
    for token in io.lines(os.getenv("TOKENS")) do
        requests[#requests + 1] = wrk.format("GET", nil, { ["X-Token"] = token })
    end
end

function request()
    sent = sent % #requests + 1
    return requests[sent]
end
