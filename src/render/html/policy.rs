//! The content security policy: nothing but what stands in the page itself.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// The policy of a page with this script and this style.
///
/// A page that is served may also ask its own server whether it changed.
pub(super) fn content(script: &str, style: &str, live: bool) -> String {
    let mut policy = format!(
        "default-src 'none'; script-src {}; style-src {}; img-src data:; base-uri 'none'; \
         form-action 'none'",
        hash(script),
        hash(style),
    );
    if live {
        policy += "; connect-src 'self'";
    }
    policy
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_hashes_is_allowed() {
        let policy = content("alert(1)", "a{}", false);
        assert!(policy.starts_with("default-src 'none'; script-src 'sha256-"));
        assert!(!policy.contains("unsafe") && !policy.contains("connect-src"));
        assert_eq!(policy.matches("sha256").count(), 2);
        assert!(content("", "", true).ends_with("connect-src 'self'"));
    }
}
