//! `handover serve`: the report page on a local port, reloaded when the data
//! changes.

use std::{
    io::{self, Write},
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::Duration,
};

use handover::lang::{Lang, Text};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::cli::{
    commands::check, context::Context, exit::Status, failure::Failure, interrupt, moment::AsOf,
    page::page, watch::Watch,
};

/// How long to wait for a request before looking whether to end.
const PAUSE: Duration = Duration::from_millis(200);

/// Names by which this machine may call itself. Any other name in a request
/// means that a page from elsewhere was led here.
const NAMES: &[&str] = &["127.0.0.1", "localhost", "[::1]"];

/// Show the report on a local port, and reload it when the data changes
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  handover serve
  handover -d notice.docx serve --port 0     any port that is free")]
pub struct Args {
    /// The port on 127.0.0.1; 0 takes any that is free
    #[arg(long, value_name = "PORT", default_value_t = 7878)]
    port: u16,
    #[command(flatten)]
    as_of: AsOf,
}

/// The page as it is now.
#[derive(Clone, Default)]
struct Shown {
    html: Arc<str>,
    /// How many were made before it.
    count: usize,
}

impl Shown {
    /// Another one for each page, of another server too.
    fn version(&self) -> String {
        format!("{}-{}", std::process::id(), self.count)
    }
}

/// Serves until Ctrl-C.
pub fn run(args: &Args, context: &Context) -> Result<Status, Failure> {
    interrupt::watch();
    let mut watch = Watch::new(context.data(), None);
    let shown = Mutex::new(made(args, context, 0)?);
    let server = Server::http(("127.0.0.1", args.port)).map_err(|cause| {
        Failure::request(
            Text::new(
                format!("用不了端口 {}：{cause}", args.port),
                format!("cannot listen on port {}: {cause}", args.port),
            ),
            Text::new(
                "用 --port 换一个，或者用 --port 0 任取一个空闲的",
                "choose another with --port, or take any that is free with --port 0",
            ),
        )
    })?;
    tell(&server, context)?;
    thread::scope(|scope| {
        scope.spawn(|| {
            while watch.wait() {
                refresh(args, context, &shown);
            }
        });
        serve(&server, &shown)
    })?;
    Ok(Status::Done)
}

fn made(args: &Args, context: &Context, count: usize) -> Result<Shown, Failure> {
    let data = context.load_up_to(&args.as_of)?;
    let findings = check::findings(&data, context);
    let mut shown = Shown { count, ..Shown::default() };
    let version = shown.version();
    shown.html = page(&data, &data.graph(), &findings.findings, context, Some(&version)).into();
    Ok(shown)
}

fn tell(server: &Server, context: &Context) -> io::Result<()> {
    let mut out = anstream::stdout();
    let address = server.server_addr();
    writeln!(out, "{} http://{address}/", context.lang.pick("请打开", "open"))?;
    let data = context.data().display();
    match context.lang {
        Lang::Zh => writeln!(out, "{data} 变动时自动刷新；按 Ctrl-C 结束")?,
        Lang::En => {
            writeln!(out, "it reloads when {data} changes; Ctrl-C ends")?;
        }
    }
    out.flush()
}

/// Makes the page again; what is wrong is told, and the old page stays.
fn refresh(args: &Args, context: &Context, shown: &Mutex<Shown>) {
    let count = shown.lock().unwrap_or_else(PoisonError::into_inner).count + 1;
    match made(args, context, count) {
        Ok(now) => {
            *shown.lock().unwrap_or_else(PoisonError::into_inner) = now;
            anstream::eprintln!("{}", context.lang.pick("已更新", "changed: made again"));
        }
        Err(failure) => failure.print(context.lang),
    }
}

fn serve(server: &Server, shown: &Mutex<Shown>) -> io::Result<()> {
    while !interrupt::is_wanted() {
        if let Some(request) = server.recv_timeout(PAUSE)? {
            let now = shown.lock().unwrap_or_else(PoisonError::into_inner).clone();
            // A reader that went away is no matter.
            let _ = answer(request, &now);
        }
    }
    Ok(())
}

fn answer(request: Request, shown: &Shown) -> io::Result<()> {
    let (status, kind, body) = if !is_local(&request) {
        (421, "text/plain", "this server answers to 127.0.0.1 and localhost only\n".to_owned())
    } else if !matches!(request.method(), Method::Get | Method::Head) {
        (405, "text/plain", "this server only shows\n".to_owned())
    } else {
        match request.url().split('?').next().unwrap_or_default() {
            "/" | "/index.html" => (200, "text/html", shown.html.to_string()),
            "/version" => (200, "text/plain", shown.version()),
            _ => (404, "text/plain", "nothing here; the report is at /\n".to_owned()),
        }
    };
    let mut response = Response::from_string(body).with_status_code(status);
    let kind = format!("{kind}; charset=utf-8");
    let headers = [
        ("Content-Type", kind.as_str()),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Content-Security-Policy", "frame-ancestors 'none'"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];
    for (name, value) in headers {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    request.respond(response)
}

/// Whether a request was meant for this machine by its own name: exactly one
/// Host, and a name of ours.
fn is_local(request: &Request) -> bool {
    let mut hosts = request.headers().iter().filter(|header| header.field.equiv("Host"));
    match (hosts.next(), hosts.next()) {
        (Some(host), None) => is_own_name(host.value.as_str()),
        _ => false,
    }
}

fn is_own_name(host: &str) -> bool {
    NAMES.iter().any(|name| {
        host.strip_prefix(name).is_some_and(|port| {
            port.is_empty() || port.strip_prefix(':').is_some_and(|p| p.parse::<u16>().is_ok())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::is_own_name;

    #[test]
    fn only_names_of_this_machine_are_its_own() {
        for host in ["127.0.0.1", "127.0.0.1:80", "localhost:7878", "[::1]:1"] {
            assert!(is_own_name(host), "{host}");
        }
        for host in [
            "", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "localhost:",
            "localhost:x",
        ] {
            assert!(!is_own_name(host), "{host}");
        }
    }
}
