#pragma once

#include <QLoggingCategory>
#include <QString>

#include <filesystem>
#include <memory>

Q_DECLARE_LOGGING_CATEGORY(lcHttp)
Q_DECLARE_LOGGING_CATEGORY(lcStore)
Q_DECLARE_LOGGING_CATEGORY(lcSync)
Q_DECLARE_LOGGING_CATEGORY(lcApp)

namespace ph {

/// Sends Qt's log through redact() to `folder`/pilothouse.log, rotated at 5 MiB, three old files kept.
/// Warnings and worse also go to stderr. Lives until the returned guard dies.
class LogFile {
public:
    explicit LogFile(const std::filesystem::path& folder);
    ~LogFile();
    LogFile(const LogFile&) = delete;
    LogFile& operator=(const LogFile&) = delete;
    /// The newest `maxBytes` of the log, for "Copy diagnostics".
    static QString tail(const std::filesystem::path& folder, qint64 maxBytes);

private:
    struct Private;
    std::shared_ptr<Private> d;
};

} // namespace ph
