-- A morning in Neovim, without a screen: opens a draft, sees what is wrong, has one fault mended, and goes to the source.
-- Runs in any Neovim since 0.7. The folder is the current one; $QUOTELINT is the server.

local function fail(words)
  io.stderr:write(words .. "\n")
  vim.cmd("cquit 1")
end

local function wait(what, condition)
  if not vim.wait(60000, condition, 5) then
    fail("it never came: " .. what .. "\n" .. vim.inspect(vim.diagnostic.get(0)))
  end
end

local function same(what, seen, wanted)
  if not vim.deep_equal(seen, wanted) then
    fail(what .. ": " .. vim.inspect(seen) .. ", not " .. vim.inspect(wanted))
  end
end

local function found()
  local rules = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    table.insert(rules, diagnostic.code or diagnostic.user_data.lsp.code)
  end
  table.sort(rules)
  return rules
end

local function morning()
  -- the set-ups that the page shows are Lua; run they are not, since they want a newer Neovim than this may be
  assert(loadfile("set-up-1.lua"))
  assert(loadfile("set-up-2.lua"))

  vim.cmd("edit draft.md")
  local client = vim.lsp.start_client({ cmd = { vim.env.QUOTELINT, "lsp" }, root_dir = vim.fn.getcwd() })
  vim.lsp.buf_attach_client(0, client)

  -- it sees the diagnostics, the emoji before them counted
  wait("two diagnostics", function() return #vim.diagnostic.get(0) == 2 end)
  same("rules", found(), { "meaning-changed", "reversed-mark" })
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    local line = vim.api.nvim_buf_get_lines(0, diagnostic.lnum, diagnostic.lnum + 1, true)[1]
    local words = diagnostic.end_lnum == diagnostic.lnum and line:sub(diagnostic.col + 1, diagnostic.end_col) or line
    if words:sub(1, 3) ~= "“" and words ~= "”" then
      fail("a diagnostic stands at " .. words)
    end
  end

  -- it applies a code action
  vim.ui.select = function(items, options, choose)
    for index, item in ipairs(items) do
      if options.format_item(item):find("Turn it round", 1, true) then
        return choose(item, index)
      end
    end
    fail("no such action among " .. vim.inspect(items))
  end
  local line = vim.api.nvim_buf_get_lines(0, 2, 3, true)[1]
  vim.api.nvim_win_set_cursor(0, { 3, line:find("”", 1, true) - 1 })
  vim.lsp.buf.code_action()
  wait("the fix", function() return #vim.diagnostic.get(0) == 1 end)
  same("rules", found(), { "meaning-changed" })
  same("the mark", vim.api.nvim_buf_get_lines(0, 2, 3, true)[1]:match("^[^W]*"), "🎈🎈 “")

  -- typing is followed
  vim.api.nvim_buf_set_lines(0, 0, 0, true, { "The council met late on Friday.", "" })
  wait("the diagnostic to follow", function()
    local all = vim.diagnostic.get(0)
    return #all == 1 and all[1].lnum == 2
  end)

  -- it reads who said it
  vim.api.nvim_win_set_cursor(0, { 3, 20 })
  local position = vim.lsp.util.make_position_params()
  local hover = vim.lsp.buf_request_sync(0, "textDocument/hover", position, 60000)[client].result
  if not hover.contents.value:find("**Ingrid Falk**", 1, true) then
    fail("hover says " .. hover.contents.value)
  end

  -- it jumps to the source
  vim.lsp.buf.definition()
  wait("the source", function() return vim.api.nvim_buf_get_name(0):match("hearing%.txt$") ~= nil end)
  same("the place in the source", vim.api.nvim_win_get_cursor(0), { 3, 6 })
  vim.lsp.stop_client(client)
end

local right, error = xpcall(morning, debug.traceback)
if not right then
  fail(error)
end
vim.cmd("qall!")
