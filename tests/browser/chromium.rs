//! A Chromium of its own for each test, headless, with a profile that goes away, spoken to in the protocol of its
//! developer tools (<https://chromedevtools.github.io/devtools-protocol/>). It waits for what it was told to wait for, never for a
//! while; where nothing comes for half a minute, the test fails.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use std::env;
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;
use tungstenite::{Message, WebSocket};

/// What it is called where it is installed.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// A browser with one page.
pub(crate) struct Chromium {
    child: Child,
    socket: WebSocket<TcpStream>,
    session: Option<String>,
    last: u64,
    /// Events that nobody has asked for yet, as they came.
    events: Vec<Value>,
    _profile: TempDir,
}

impl Chromium {
    pub(crate) fn start() -> Self {
        let profile = TempDir::new().expect("a folder for the profile");
        let mut child = Command::new(program())
            .args(["--headless=new", "--remote-debugging-port=0", "--no-first-run", "--disable-gpu"])
            .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
            .args(["--disable-dev-shm-usage", "--hide-scrollbars", "--disable-extensions", "--mute-audio"])
            // its sandbox cannot be set up inside most others
            .arg("--no-sandbox")
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("Chromium starts");
        let mut said = BufReader::new(child.stderr.take().expect("a pipe")).lines();
        let address = said
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| line.strip_prefix("DevTools listening on ").map(str::to_owned))
            .expect("Chromium says where it listens");
        // what it says from now on is read, so that it never has to wait
        std::thread::spawn(move || said.for_each(drop));
        let host = address.strip_prefix("ws://").and_then(|rest| rest.split('/').next()).expect("a host");
        let stream = TcpStream::connect(host).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a limit");
        let (socket, _) = tungstenite::client(address.as_str(), stream).expect("it answers");
        let mut browser =
            Self { child, socket, session: None, last: 0, events: Vec::new(), _profile: profile };
        let target = browser.call("Target.createTarget", json!({ "url": "about:blank" }));
        let target = json!({ "targetId": target["targetId"], "flatten": true });
        let attached = browser.call("Target.attachToTarget", target);
        browser.session = attached["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Runtime", "Log", "Network", "Accessibility"] {
            browser.call(&format!("{domain}.enable"), json!({}));
        }
        browser.size(1360, 900);
        browser
    }

    /// Opens a file and waits until it is there.
    pub(crate) fn open(&mut self, path: &Path) {
        self.events.clear();
        self.call("Page.navigate", json!({ "url": format!("file://{}", path.display()) }));
        self.wait("Page.loadEventFired");
    }

    /// The value of an expression in the page.
    #[track_caller]
    pub(crate) fn eval(&mut self, expression: &str) -> Value {
        let question = json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let answer = self.call("Runtime.evaluate", question);
        assert!(answer["exceptionDetails"].is_null(), "{expression}\n{answer:#}");
        answer["result"]["value"].clone()
    }

    /// The same, where it is a text.
    #[track_caller]
    pub(crate) fn text(&mut self, expression: &str) -> String {
        let value = self.eval(expression);
        value.as_str().unwrap_or_else(|| panic!("{expression} is {value}")).to_owned()
    }

    /// The same, where it is a count or a length.
    #[track_caller]
    pub(crate) fn number(&mut self, expression: &str) -> f64 {
        let value = self.eval(expression);
        value.as_f64().unwrap_or_else(|| panic!("{expression} is {value}"))
    }

    /// Presses a key: `j`, `Tab`, `Escape`.
    pub(crate) fn press(&mut self, key: &str) {
        let code = match key {
            "Tab" => 9,
            "Enter" => 13,
            "Escape" => 27,
            " " => 32,
            _ => 0,
        };
        let mut down = json!({ "type": "keyDown", "key": key, "windowsVirtualKeyCode": code });
        if key.chars().count() == 1 {
            down["text"] = json!(key);
        } else if key == "Enter" {
            down["text"] = json!("\r");
        }
        self.call("Input.dispatchKeyEvent", down);
        self.call(
            "Input.dispatchKeyEvent",
            json!({ "type": "keyUp", "key": key, "windowsVirtualKeyCode": code }),
        );
    }

    /// Types words.
    pub(crate) fn write(&mut self, words: &str) {
        for c in words.chars() {
            self.press(&c.to_string());
        }
    }

    /// Clicks into the middle of the first box of an element, as a mouse does.
    pub(crate) fn click(&mut self, selector: &str) {
        let place = self.eval(&format!(
            "(() => {{ const e = document.querySelector({selector:?}); e.scrollIntoView({{ block: 'center' }}); \
             const r = e.getClientRects()[0]; return [r.x + r.width / 2, r.y + r.height / 2]; }})()"
        ));
        for kind in ["mousePressed", "mouseReleased"] {
            let event =
                json!({ "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1 });
            self.call("Input.dispatchMouseEvent", event);
        }
    }

    /// Chooses an entry of a list, as a person does.
    pub(crate) fn choose(&mut self, selector: &str, entry: &str) {
        self.eval(&format!(
            "(() => {{ const s = document.querySelector({selector:?}); \
             s.value = [...s.options].find((o) => o.text.startsWith({entry:?})).value; \
             s.dispatchEvent(new Event('input', {{ bubbles: true }})); return 0; }})()"
        ));
    }

    /// How large the window is, in pixels.
    pub(crate) fn size(&mut self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.call("Emulation.setDeviceMetricsOverride", size);
    }

    /// What it shows on: `screen` or `print`, in a `light` or a `dark` room.
    pub(crate) fn shows_on(&mut self, media: &str, scheme: &str) {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.call("Emulation.setEmulatedMedia", json!({ "media": media, "features": features }));
    }

    /// Whether pages may run scripts.
    pub(crate) fn scripts(&mut self, run: bool) {
        self.call("Emulation.setScriptExecutionDisabled", json!({ "value": !run }));
    }

    /// A picture of the whole page, kept with what tests leave behind, for people to look at.
    pub(crate) fn picture(&mut self, name: &str) -> Vec<u8> {
        let shot =
            self.call("Page.captureScreenshot", json!({ "captureBeyondViewport": true, "format": "png" }));
        Self::keep(&format!("{name}.png"), &shot["data"])
    }

    /// The page on paper, kept likewise.
    pub(crate) fn paper(&mut self, name: &str) -> Vec<u8> {
        let paper = json!({ "preferCSSPageSize": true, "printBackground": true });
        let pdf = self.call("Page.printToPDF", paper);
        Self::keep(&format!("{name}.pdf"), &pdf["data"])
    }

    fn keep(name: &str, data: &Value) -> Vec<u8> {
        let bytes = STANDARD.decode(data.as_str().expect("data")).expect("base64");
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("proof-sheet");
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join(name), &bytes).expect("a file");
        bytes
    }

    /// The tree that screen readers are given: role and name of everything in it.
    pub(crate) fn read_aloud(&mut self) -> Vec<(String, String)> {
        let tree = self.call("Accessibility.getFullAXTree", json!({}));
        let nodes = tree["nodes"].as_array().expect("nodes").iter();
        let text = |value: &Value| value["value"].as_str().unwrap_or_default().to_owned();
        nodes
            .filter(|node| node["ignored"] == false)
            .map(|node| (text(&node["role"]), text(&node["name"])))
            .collect()
    }

    /// Addresses asked for since the page was opened, its own left out, and what it complained of.
    pub(crate) fn troubles(&mut self) -> Vec<String> {
        // what was under way is told before this is answered
        self.eval("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))");
        let document = |event: &Value| event["params"]["type"] == "Document";
        let told = self.events.iter().filter(|event| match event["method"].as_str() {
            Some("Network.requestWillBeSent") => !document(event),
            Some(
                "Runtime.exceptionThrown"
                | "Runtime.consoleAPICalled"
                | "Log.entryAdded"
                | "Page.javascriptDialogOpening"
                | "Page.windowOpen",
            ) => true,
            _ => false,
        });
        told.map(ToString::to_string).collect()
    }

    #[allow(clippy::needless_pass_by_value)] // made for the call, always
    fn call(&mut self, method: &str, params: Value) -> Value {
        self.last += 1;
        let id = self.last;
        let mut message = json!({ "id": id, "method": method, "params": params });
        if let Some(session) = &self.session {
            message["sessionId"] = json!(session);
        }
        self.socket.send(Message::text(message.to_string())).expect("it listens");
        loop {
            let mut answer = self.next();
            if answer["id"] == id {
                assert!(answer["error"].is_null(), "{method}: {}", answer["error"]);
                return answer["result"].take();
            }
            self.events.push(answer);
        }
    }

    fn wait(&mut self, event: &str) {
        while !self.events.iter().any(|told| told["method"] == event) {
            let told = self.next();
            self.events.push(told);
        }
    }

    fn next(&mut self) -> Value {
        loop {
            if let Message::Text(text) = self.socket.read().expect("Chromium answers") {
                return serde_json::from_str(&text).expect("it is JSON");
            }
        }
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _reaped = self.child.wait();
    }
}

/// The browser of this machine, or the one that `CHROMIUM` names.
fn program() -> PathBuf {
    if let Some(named) = env::var_os("CHROMIUM") {
        return named.into();
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&path)
        .flat_map(|folder| NAMES.map(|name| folder.join(name)))
        .find(|program| program.is_file());
    found.expect("these tests need Chromium: install `chromium`, or name one in CHROMIUM")
}
