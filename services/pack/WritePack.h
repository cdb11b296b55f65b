#pragma once

#include "models/values/Pack.h"
#include "services/pack/PackText.h"
#include "services/release/SigningKey.h"

#include <stop_token>
#include <variant>
#include <vector>

namespace ph {

/// What is to be an entry: bytes, or a plain file that nobody writes to meanwhile.
struct PackSource {
    QString path;      ///< within the pack
    QString mediaType; ///< decides whether it is a text; of SQLite files "application/vnd.sqlite3"
    std::variant<QByteArray, QString> from; ///< the bytes, or the file's path
};

struct PackDraft {
    PackSubject about;
    std::int64_t madeMs = noTime;
    QString madeBy;
    QMap<QString, int> schemas = {};
    std::vector<PackSource> sources = {}; ///< in any order
};

struct PackWriting {
    /// Every text passes through it: each entry's, the pack's name, and those in the manifest. It must be
    /// there. SQLite files and other binaries are the caller's matter: they go in as they are.
    PackRedactor redact;
    const SigningKey* key = nullptr; ///< none: unsigned
    std::int64_t mostBytes = 0;      ///< of all contents, before they are packed
    std::stop_token stop = {};
};

/// How many bytes the contents have, before they are packed and before secrets are hidden. NotFound, Invalid.
Result<std::int64_t> packContentBytes(const std::vector<PackSource>& sources);

/// Writes the pack, which appears only when it is complete; equal input gives equal bytes. Texts are
/// deflated, all else is stored, so that an SQLite file is opened at the pace of copying it. Memory is
/// bounded by the largest text, which has at most 64 MiB. Before anything is written, Invalid: no redactor, a
/// name that no entry may have, a secret in a name, a text or a sum that is too large. NotFound, Storage,
/// Cancelled; Conflict where a file was cut while it was packed.
Result<PackManifest> writePack(const QString& file, const PackDraft& draft, const PackWriting& writing);

} // namespace ph
