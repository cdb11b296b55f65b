#pragma once

#include "models/values/ItemFault.h"
#include "models/values/QualityReport.h"
#include "models/values/Result.h"

#include <QByteArray>

#include <filesystem>

namespace ph {

/// An imported report, as it is read today.
struct KeptReport {
    QualityReport report;
    std::int64_t importedMs = noTime; ///< the first time
    friend bool operator==(const KeptReport&, const KeptReport&) = default;
};

/// Imported reports: their own bytes, by digest (SHA256.report), and beside them where they came from
/// (SHA256.json). They are read anew whenever they are asked for, so that a reader that understands more
/// tells more of them. Nothing is ever deleted. Blocking: for a worker. Several processes may share the
/// folder.
class QualityStore {
public:
    /// Made where it is missing, once something is kept.
    explicit QualityStore(std::filesystem::path folder);

    struct Kept {
        KeptReport kept;
        enum class Novelty { New, Known } novelty; ///< Known: the same bytes were imported before
    };
    /// Errors of readQualityReport(), which keeps nothing; Storage. `project` titles a report that has no
    /// title.
    Result<Kept> keep(const QByteArray& bytes, const QString& file, const QString& project,
                      std::int64_t nowMs);

    struct Shelf {
        QList<KeptReport> reports; ///< the last imported first
        QList<ItemFault> faults;   ///< of files there that cannot be read, or are not what was imported
    };
    Result<Shelf> reports() const;
    /// Moves it into the folder "removed" beside it. NotFound, Storage.
    Result<void> setAside(const QString& sha256);
    /// Moves it back from there; nothing where the same bytes were imported again. NotFound, Storage.
    Result<void> restore(const QString& sha256);

private:
    QString pathOf(const QString& sha256, const char* ending) const;
    QString asideFolder() const;
    Result<KeptReport> load(const QString& sha256) const;

    QString folder_;
};

} // namespace ph
