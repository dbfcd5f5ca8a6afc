//! Bytes of a text looked at many at a time, without a branch for each.

use wide::u8x64;

/// How many bytes are looked at together.
pub const WIDTH: usize = u8x64::LANES as usize;

/// The first so many bytes; spaces behind the last where there are fewer.
pub fn first<const N: usize>(bytes: &[u8]) -> [u8; N] {
    bytes.first_chunk().copied().unwrap_or_else(|| {
        let mut first = [b' '; N];
        first[..bytes.len()].copy_from_slice(bytes);
        first
    })
}

/// All bytes, so many at a time, each with the place of the first; behind the last are spaces.
pub fn many(bytes: &[u8]) -> impl Iterator<Item = (usize, u8x64)> {
    bytes.chunks(WIDTH).zip(0..).map(|(many, i)| (i * WIDTH, u8x64::new(first(many))))
}

/// Which of some bytes are this one.
pub fn are(bytes: u8x64, byte: u8) -> u8x64 {
    bytes.simd_eq(u8x64::splat(byte))
}

/// Which of some bytes lie between two, both included.
pub fn lie(bytes: u8x64, from: u8, to: u8) -> u8x64 {
    let from_there = bytes - u8x64::splat(from);
    from_there.min(u8x64::splat(to - from)).simd_eq(from_there)
}

/// Which of some bytes are letters of ASCII.
pub fn are_letters(bytes: u8x64) -> u8x64 {
    lie(bytes | u8x64::splat(0x20), b'a', b'z')
}

/// The places of the bits that are set.
pub fn places(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = (bits != 0).then(|| bits.trailing_zeros() as usize);
        bits &= bits.wrapping_sub(1);
        place
    })
}
