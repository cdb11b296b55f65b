#include "app/Diagnostics.h"

#include "models/tables/Format.h"
#include "services/log/Log.h"
#include "services/log/Redaction.h"

#include <QDir>
#include <QHash>
#include <QSet>
#include <QSysInfo>
#include <QUrl>

#include <curl/curl.h>
#include <sqlite3.h>

namespace ph {

namespace {

constexpr qint64 logBytes = 64 << 10;

QString sizeOf(const std::filesystem::path& file)
{
    std::error_code failed;
    const auto size = std::filesystem::file_size(file, failed);
    return failed ? QStringLiteral("–") : formatBytes(qint64(size));
}

/// Private texts and what stands for them.
class Placeholders {
public:
    void add(const QString& text, const QString& placeholder)
    {
        if (text.isEmpty() || known_.contains(text.toCaseFolded()))
            return;
        known_.insert(text.toCaseFolded());
        byFirst_[text.front().toCaseFolded()].append({text, placeholder});
    }

    /// In one go and the longest first: no name hides only a part of another, or of a placeholder.
    QString applied(const QString& text)
    {
        for (auto& entries : byFirst_)
            std::sort(entries.begin(), entries.end(),
                      [](const Entry& a, const Entry& b) { return a.text.size() > b.text.size(); });
        QString out;
        for (qsizetype at = 0; at < text.size();) {
            const auto entries = byFirst_.constFind(text[at].toCaseFolded());
            const Entry* found = nullptr;
            for (qsizetype i = 0; entries != byFirst_.constEnd() && i < entries->size() && !found; ++i) {
                if (standsAt(text, at, entries->at(i).text))
                    found = &entries->at(i);
            }
            out += found ? found->placeholder : QString(text[at]);
            at += found ? found->text.size() : 1;
        }
        return out;
    }

private:
    struct Entry {
        QString text, placeholder;
    };

    /// As a whole word: a short name is a part of many.
    static bool standsAt(const QString& text, qsizetype at, const QString& name)
    {
        const auto joins = [&](qsizetype left) {
            return left >= 0 && left + 1 < text.size() && text[left].isLetterOrNumber() &&
                   text[left + 1].isLetterOrNumber();
        };
        return QStringView(text).sliced(at).startsWith(name, Qt::CaseInsensitive) && !joins(at - 1) &&
               !joins(at + name.size() - 1);
    }

    QHash<QChar, QList<Entry>> byFirst_;
    QSet<QString> known_;
};

Placeholders privateTexts(CacheStore& cache, const QList<Connection>& connections)
{
    Placeholders texts;
    if (const auto home = QDir::homePath(); home.size() > 1)
        texts.add(home, QStringLiteral("~"));
    QStringList hosts;
    for (const auto& connection : connections) {
        texts.add(connection.location, QStringLiteral("<location %1>").arg(connection.id.value));
        texts.add(connection.name, QStringLiteral("<connection %1>").arg(connection.id.value));
        const auto host = QUrl(connection.location).host();
        if (!host.isEmpty() && !hosts.contains(host))
            hosts << host;
    }
    for (qsizetype i = 0; i < hosts.size(); ++i)
        texts.add(hosts[i], QStringLiteral("host-%1").arg(i + 1));
    int count = 0;
    if (const auto experiments = cache.experiments()) {
        for (const auto& known : *experiments)
            texts.add(known.experiment.name, QStringLiteral("<experiment %1>").arg(++count));
    }
    count = 0;
    if (const auto models = cache.registeredModels()) {
        for (const auto& model : *models)
            texts.add(model.key.remoteId, QStringLiteral("<model %1>").arg(++count));
    }
    return texts;
}

} // namespace

QStringList versionLines()
{
    return {QStringLiteral("Pilothouse " PH_VERSION),
            QStringLiteral("Qt %1, SQLite %2, %3")
                .arg(QLatin1String(qVersion()), QLatin1String(sqlite3_libversion()),
                     QLatin1String(curl_version())),
            QStringLiteral("%1, %2, kernel %3")
                .arg(QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture(),
                     QSysInfo::kernelVersion())};
}

QString diagnosticsText(const std::filesystem::path& workspaceFolder, CacheStore& cache,
                        const QList<Connection>& connections, const QList<SyncState>& states, TimeMs now)
{
    auto lines = versionLines();
    lines << QStringLiteral("At %1").arg(formatUtcTime(toMs(now)));
    const auto runs = cache.runCount();
    lines << QStringLiteral("Cached runs: %1; cache.db %2, state.db %3")
                 .arg(runs ? QString::number(*runs) : errorKindName(runs.error().kind),
                      sizeOf(workspaceFolder / "cache.db"), sizeOf(workspaceFolder / "state.db"));
    for (const auto& connection : connections) {
        for (const auto& state : states) {
            if (state.connection == connection.id) {
                lines << QStringLiteral("Connection %1: %2, %3, last success %4, error %5")
                             .arg(connection.id.value)
                             .arg(connection.kind, authSchemeName(connection.auth),
                                  state.lastSuccessMs == noTime ? QStringLiteral("never")
                                                                : formatUtcTime(state.lastSuccessMs),
                                  state.errorKind.isEmpty() ? QStringLiteral("none") : state.errorKind);
            }
        }
    }
    // Secrets first: they are known by what stands around them.
    const auto log = redact(LogFile::tail(workspaceFolder / "log", logBytes));
    lines << QString() << QStringLiteral("--- log") << privateTexts(cache, connections).applied(log);
    return redact(lines.join(u'\n'));
}

} // namespace ph
