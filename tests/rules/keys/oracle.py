"""HPKE base mode (RFC 9180) and X-Wing written out by hand: the slow oracle of the library's opening."""

import hashlib
import hmac

from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

X25519_KEM, XWING_KEM, HKDF_SHA256, AES_256_GCM = 0x0020, 0x647A, 0x0001, 0x0002
XWING_LABEL = b"\\.//^\\"


def _hmac(key: bytes, *parts: bytes) -> bytes:
    return hmac.new(key, b"".join(parts), hashlib.sha256).digest()


def _labeled_extract(suite: bytes, salt: bytes, label: bytes, secret: bytes) -> bytes:
    return _hmac(salt or bytes(32), b"HPKE-v1", suite, label, secret)


def _labeled_expand(suite: bytes, key: bytes, label: bytes, info: bytes, length: int) -> bytes:
    labeled = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    return _hmac(key, labeled, b"\x01")[:length]


def xwing_decapsulate(private: bytes, encapsulated: bytes) -> bytes:
    """`private`: 64-byte ML-KEM seed, 32 bytes X25519."""
    agreement = X25519PrivateKey.from_private_bytes(private[64:])
    lattice = MLKEM768PrivateKey.from_seed_bytes(private[:64]).decapsulate(encapsulated[:1088])
    exchanged = agreement.exchange(X25519PublicKey.from_public_bytes(encapsulated[1088:]))
    own = agreement.public_key().public_bytes_raw()
    return hashlib.sha3_256(lattice + exchanged + encapsulated[1088:] + own + XWING_LABEL).digest()


def x25519_decapsulate(private: bytes, encapsulated: bytes) -> bytes:
    """DHKEM(X25519, HKDF-SHA256), RFC 9180 section 4.1."""
    agreement = X25519PrivateKey.from_private_bytes(private)
    exchanged = agreement.exchange(X25519PublicKey.from_public_bytes(encapsulated))
    suite = b"KEM" + X25519_KEM.to_bytes(2, "big")
    pseudorandom = _labeled_extract(suite, b"", b"eae_prk", exchanged)
    context = encapsulated + agreement.public_key().public_bytes_raw()
    return _labeled_expand(suite, pseudorandom, b"shared_secret", context, 32)


def open_with(kem: int, shared: bytes, info: bytes, ciphertext: bytes) -> bytes:
    """The key schedule of RFC 9180 section 5.1 in base mode, and the first message."""
    suite = b"HPKE" + b"".join(number.to_bytes(2, "big") for number in (kem, HKDF_SHA256, AES_256_GCM))
    psk_id_hash = _labeled_extract(suite, b"", b"psk_id_hash", b"")
    info_hash = _labeled_extract(suite, b"", b"info_hash", info)
    context = b"\x00" + psk_id_hash + info_hash
    secret = _labeled_extract(suite, shared, b"secret", b"")
    key = _labeled_expand(suite, secret, b"key", context, 32)
    nonce = _labeled_expand(suite, secret, b"base_nonce", context, 12)
    return AESGCM(key).decrypt(nonce, ciphertext, b"")
