#pragma once

#include "services/pack/PackFile.h"
#include "services/pack/PackResult.h"
#include "services/pack/ZipRecords.h"

#include <QByteArrayView>

#include <functional>
#include <stop_token>

namespace ph {

/// Takes an entry's bytes as they come; an error ends the reading.
using EntrySink = std::function<Result<void>(QByteArrayView)>;

/// Unpacks an entry in blocks, never more bytes than its record says, and tells their SHA-256. A fault where
/// they are others than the record says by number or checksum: then what the sink got is worth nothing.
PackResult<QString> readZipEntry(const PackFile& file, const ZipEntry& entry, const EntrySink& sink,
                                 std::stop_token stop);

} // namespace ph
