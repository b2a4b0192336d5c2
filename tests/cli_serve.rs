//! `handover serve`: the page on a local port.

mod common;

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use common::folder;

const SALT: &str = "关于机构改革的通知\n一、职责调整\n　　(一)将甲部的盐业管理职责划给乙部。\n";

/// A server of some data, ended with the test.
struct Served {
    child: Child,
    address: String,
}

impl Served {
    fn start(data: &std::path::Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_handover"))
            .arg("-d")
            .arg(data)
            .args(["--lang", "en", "serve", "--port", "0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("open http://").unwrap().trim_end_matches('/');
        Served { address: address.to_owned(), child }
    }

    /// The whole answer to a request with these lines.
    fn ask(&self, lines: &[&str]) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        let request = format!("{}\r\nConnection: close\r\n\r\n", lines.join("\r\n"));
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str) -> String {
        let host = format!("Host: {}", self.address);
        self.ask(&[&format!("GET {path} HTTP/1.1"), &host])
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn it_shows_the_page_on_this_machine_only() {
    let here = folder(&[("salt/source.txt", SALT.as_bytes())]);
    let served = Served::start(here.path());
    assert!(served.address.starts_with("127.0.0.1:"));
    let page = served.get("/");
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(page.contains("盐业管理") && page.contains("connect-src 'self'"));
    assert!(page.contains("<html"));
    assert!(page.to_ascii_lowercase().contains("x-content-type-options: nosniff"));
    let version = served.get("/version").rsplit('\n').next().unwrap().to_owned();
    assert!(page.contains(&format!("data-live=\"{version}\"")), "{version}");
    assert!(served.get("/../Cargo.toml").starts_with("HTTP/1.1 404"));
    let host = format!("Host: {}", served.address);
    assert!(served.ask(&["POST / HTTP/1.1", &host]).starts_with("HTTP/1.1 405"));
}

#[test]
fn it_refuses_other_host_names() {
    let here = folder(&[("salt/source.txt", SALT.as_bytes())]);
    let served = Served::start(here.path());
    for host in [
        "Host: evil.example", "Host: 127.0.0.1.evil.example", "Host: localhost.evil.example",
        "Host:", "X-Host: 127.0.0.1",
    ] {
        let answer = served.ask(&["GET / HTTP/1.1", host]);
        assert!(answer.starts_with("HTTP/1.1 421"), "{host}: {answer}");
        assert!(!answer.contains("盐业"), "{host}");
    }
    let two = served.ask(&["GET / HTTP/1.1", "Host: localhost", "Host: evil.example"]);
    assert!(two.starts_with("HTTP/1.1 421"), "{two}");
    assert!(served.ask(&["GET / HTTP/1.1", "Host: localhost"]).starts_with("HTTP/1.1 200"));
}

#[test]
fn it_makes_the_page_again_when_the_data_changes_and_keeps_it_when_they_are_wrong() {
    let here = folder(&[("salt/source.txt", SALT.as_bytes())]);
    let file = here.path().join("salt/source.txt");
    let table = here.path().join("salt/provisions.csv");
    let served = Served::start(here.path());
    let version = || served.get("/version").rsplit('\n').next().unwrap().to_owned();
    let first = version();
    fs::write(&table, "nonsense\n1\n").unwrap();
    thread::sleep(Duration::from_secs(2));
    assert_eq!(version(), first);
    assert!(served.get("/").contains("盐业管理"));
    fs::remove_file(&table).unwrap();
    fs::write(&file, SALT.replace("盐业管理", "烟草管理")).unwrap();
    let start = Instant::now();
    while version() == first && start.elapsed() < Duration::from_secs(20) {
        thread::sleep(Duration::from_millis(100));
    }
    let page = served.get("/");
    assert!(page.contains("烟草管理") && !page.contains("盐业管理"));
}

#[test]
fn a_port_that_is_taken_is_told_with_a_way_out() {
    let here = folder(&[("salt/source.txt", SALT.as_bytes())]);
    let served = Served::start(here.path());
    let port = served.address.rsplit(':').next().unwrap();
    let second = Command::new(env!("CARGO_BIN_EXE_handover"))
        .arg("-d")
        .arg(here.path())
        .args(["serve", "--port", port])
        .output()
        .unwrap();
    assert_eq!(second.status.code(), Some(2));
    let said = String::from_utf8_lossy(&second.stderr);
    assert!(said.contains("--port 0") && said.contains(port), "{said}");
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_with_status_0() {
    let here = folder(&[("salt/source.txt", SALT.as_bytes())]);
    let mut served = Served::start(here.path());
    let id = served.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    let start = Instant::now();
    while served.child.try_wait().unwrap().is_none() {
        assert!(start.elapsed() < Duration::from_secs(10), "it goes on");
        thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(served.child.wait().unwrap().code(), Some(0));
}
