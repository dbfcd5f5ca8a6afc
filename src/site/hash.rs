//! Hashes of content, and names that change with it, so that a browser may keep a file for ever. Never touches the disk.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// `style.css` becomes `style.3f2a9c1b.css`: the first 32 bits of the SHA-256 of its bytes, in hexadecimal, stand before
/// the extension, or at the end of a name that has none. Folders in front of the name stay.
pub fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let file = name.rfind('/').map_or(0, |slash| slash + 1);
    // A dot at the very beginning hides a file; it begins no extension.
    let stem = match name[file..].rfind('.') {
        Some(dot) if dot > 0 => file + dot,
        _ => name.len(),
    };
    format!("{}.{}{}", &name[..stem], hexadecimal(&Sha256::digest(bytes)[..4]), &name[stem..])
}

/// The SHA-256 of bytes (FIPS 180-4), in lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

#[cfg(test)]
mod tests {
    use super::hashed_name;

    #[test]
    fn the_hash_stands_before_the_extension() {
        // SHA-256 of "abc", FIPS 180-2, appendix B.1: ba7816bf…
        for (name, hashed) in [
            ("style.css", "style.ba7816bf.css"),
            ("style.min.css", "style.min.ba7816bf.css"),
            ("v1.2/LICENCE", "v1.2/LICENCE.ba7816bf"),
            ("fonts/été.woff2", "fonts/été.ba7816bf.woff2"),
            (".hidden", ".hidden.ba7816bf"),
        ] {
            assert_eq!(hashed_name(name, b"abc"), hashed);
        }
        assert_ne!(hashed_name("style.css", b"a"), hashed_name("style.css", b"b"));
    }
}
