#pragma once

#include "models/values/Result.h"

#include <QFile>
#include <QStringDecoder>

#include <memory>
#include <string>

namespace ph {

/// A file from front to end as UTF-8: without its byte order mark, UTF-16 converted where the mark says so.
class ByteBlocks {
public:
    /// NotFound; Invalid for what is no ordinary file (a folder, a pipe, a device), which might never end;
    /// Forbidden or Storage where it cannot be read.
    static Result<std::unique_ptr<ByteBlocks>> open(const QString& path);

    /// Appends up to about `bytes` more; false at the end.
    Result<bool> read(std::string& to, std::size_t bytes);
    /// From this place of the file on; of an UTF-16 file only 0. A place amid a character is not looked at.
    Result<void> seek(std::size_t place);

    std::size_t size() const { return std::size_t(file_.size()); } ///< of the file as it is
    std::size_t place() const { return std::size_t(file_.pos()); }
    bool isConverted() const { return isUtf16_; }
    /// Some UTF-16 was none; U+FFFD stands there.
    bool hadBrokenUtf16() const { return decoder_.hasError(); }

private:
    explicit ByteBlocks(const QString& path)
        : file_(path)
    {
    }
    Result<void> skipMark();

    QFile file_;
    bool isUtf16_ = false;
    QStringDecoder decoder_;
};

} // namespace ph
