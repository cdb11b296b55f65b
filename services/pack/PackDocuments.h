#pragma once

#include "services/pack/PackResult.h"
#include "services/release/SigningKey.h"

namespace ph {

// The two documents that every pack may have beside its entries, as canonical JSON.

/// Invalid where a text in it is none, a time is missing or a number is below zero.
Result<QByteArray> manifestText(const PackManifest& manifest);
/// The manifest that `text` is the one text of: what it says twice, or beside what a manifest has, is a
/// fault. So is an entry that no pack may have. Newer where it says so itself.
PackResult<PackManifest> manifestFrom(const QByteArray& text);

/// Over the manifest's exact bytes; brings the public key.
Result<QByteArray> packSignature(const QByteArray& manifest, const SigningKey& key);

struct PackSigned {
    PackVerdict::Signer signer = PackVerdict::Signer::Nobody;
    QString keyId;
};
/// Whose `signature` of the manifest's bytes is. A fault where it is nobody's.
PackResult<PackSigned> signerOf(const QByteArray& signature, const QByteArray& manifest,
                                const KnownKeys& keys);

} // namespace ph
