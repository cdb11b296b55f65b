#include "services/connectors/prometheus/OpenMetricsConnector.h"

#include "services/connectors/ConnectorText.h"
#include "services/connectors/LocalArtifacts.h"
#include "services/connectors/LocalTree.h"
#include "services/connectors/MetricSource.h"
#include "services/metrics/OpenMetricsFile.h"
#include "services/metrics/SeriesSelector.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <mutex>
#include <set>

namespace ph {

namespace {

struct OpenMetricsTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::OpenMetrics)
};

constexpr qsizetype mostFiles = 1000;
const auto nameLabelOfMetrics = QStringLiteral("__name__");

class OpenMetricsConnector final : public Connector, public MetricSource {
public:
    explicit OpenMetricsConnector(const Connection& connection)
        : connection_(connection)
        , path_(localText(localPathOf(connection.location.trimmed())))
    {
    }

    Result<ProbeReport> probe(const CallContext& context) override
    {
        if (context.stop.stop_requested())
            return fail(ErrorKind::Cancelled, connection_.name);
        using Verdict = ProbeLine::Verdict;
        const std::scoped_lock lock(mutex_);
        ProbeReport report;
        const auto looked = look();
        if (!looked) {
            report.failure = looked.error().kind;
            report.lines = {{OpenMetricsTexts::tr("Readable"), Verdict::No, looked.error().detail}};
            return report;
        }
        report.usable = true;
        std::size_t series = 0;
        for (const auto& [path, file] : files_)
            series += file.latest().size();
        report.lines = {
            {OpenMetricsTexts::tr("Readable"), looked->isEmpty() ? Verdict::Yes : Verdict::Warning,
             looked->join(QLatin1String("; "))},
            {OpenMetricsTexts::tr("Series"), Verdict::Yes, QString::number(series)},
            {OpenMetricsTexts::tr("Expressions"), Verdict::NotOffered,
             OpenMetricsTexts::tr("A file answers plain selectors, such as name{label=\"value\"}")}};
        return report;
    }

    Result<Noted<std::vector<MetricSample>>> queryNow(const CallContext& context,
                                                      const QString& expression) override
    {
        const auto selector = parseSeriesSelector(expression);
        if (!selector)
            return fail(selector.error());
        const auto ready = begin(context);
        if (!ready)
            return fail(ready.error());
        Noted<std::vector<MetricSample>> found;
        found.notes.warnings = ready->warnings;
        std::set<QString> seen;
        for (const auto& [path, file] : files_) {
            for (auto& sample : file.latest()) {
                if (!selector->matches(sample.labels.value(nameLabelOfMetrics), sample.labels))
                    continue;
                if (isNew(sample.labels, seen, path, found.notes))
                    found.value.push_back(std::move(sample));
            }
        }
        return found;
    }

    Result<MetricAnswer> queryRange(const CallContext& context, const QString& expression,
                                    const MetricRange& range) override
    {
        const auto ready = begin(context);
        if (!ready)
            return fail(ready.error());
        MetricAnswer answer{{}, answerableRange(range), {ready->warnings, {}}};
        std::set<QString> seen;
        for (auto& [path, file] : files_) {
            auto series = file.series(expression, answer.range);
            if (!series &&
                (series.error().kind == ErrorKind::Unsupported || series.error().kind == ErrorKind::Invalid))
                return fail(std::move(series.error()));
            if (!series)
                continue; // it was looked at a moment ago, and is among the warnings, or has just gone
            for (auto& one : *series) {
                if (isNew(one.labels, seen, path, answer.notes))
                    answer.series.push_back(std::move(one));
            }
        }
        return answer;
    }

    Result<QStringList> fetchMetricNames(const CallContext& context) override
    {
        const auto ready = begin(context);
        if (!ready)
            return fail(ready.error());
        std::set<QString> names;
        for (const auto& [path, file] : files_) {
            for (const auto& sample : file.latest())
                names.insert(sample.labels.value(nameLabelOfMetrics));
        }
        return QStringList(names.begin(), names.end());
    }

private:
    struct Ready {
        std::unique_lock<std::mutex> lock;
        QStringList warnings;
    };
    Result<Ready> begin(const CallContext& context)
    {
        if (context.stop.stop_requested())
            return fail(ErrorKind::Cancelled, connection_.name);
        std::unique_lock lock(mutex_);
        auto looked = look();
        if (!looked)
            return fail(looked.error());
        return Ready{std::move(lock), *std::move(looked)};
    }

    QStringList paths() const
    {
        const QFileInfo there(path_);
        if (!there.isDir())
            return {path_};
        const QDir folder(path_);
        QStringList found;
        const QStringList endings{QStringLiteral("*.prom"), QStringLiteral("*.om"),
                                  QStringLiteral("*.metrics"), QStringLiteral("*.txt")};
        for (const auto& name : folder.entryList(endings, QDir::Files, QDir::Name))
            found << folder.filePath(name);
        return found;
    }

    /// What a file of a folder keeps from being read is a warning beside the others; an error where nothing
    /// can be read.
    Result<QStringList> look()
    {
        auto all = paths();
        if (all.isEmpty())
            return fail(ErrorKind::NotFound, path_,
                        connectorText(QT_TRANSLATE_NOOP(
                            "ph::Connector",
                            "No file of metrics lies in this folder: *.prom, *.om, *.metrics, *.txt.")));
        std::erase_if(files_, [&all](const auto& file) { return !all.contains(file.first); });
        QStringList warnings;
        if (all.size() > mostFiles)
            warnings << OpenMetricsTexts::tr("There are %1 files; the first %2 are read.")
                            .arg(all.size())
                            .arg(mostFiles);
        all = all.mid(0, mostFiles);
        qsizetype unread = 0;
        std::optional<Error> first;
        for (const auto& path : all) {
            const auto looked = files_.try_emplace(path, path).first->second.look();
            if (looked)
                continue;
            ++unread;
            warnings << QStringLiteral("%1: %2").arg(QFileInfo(path).fileName(), looked.error().detail);
            if (!first)
                first = looked.error();
        }
        if (unread == all.size())
            return fail(*first);
        return warnings;
    }

    static bool isNew(const MetricLabels& labels, std::set<QString>& seen, const QString& path,
                      MetricNotes& notes)
    {
        const auto text = metricText(labels);
        if (seen.insert(text).second)
            return true;
        notes.warnings << OpenMetricsTexts::tr("%1: another file has %2 already; this one's is left out")
                              .arg(QFileInfo(path).fileName(), text);
        return false;
    }

    const Connection connection_;
    const QString path_;
    std::mutex mutex_;
    std::map<QString, OpenMetricsFile> files_;
};

} // namespace

ConnectorDescriptor openMetricsDescriptor()
{
    ConnectorDescriptor d;
    d.kind = QStringLiteral("openmetrics");
    d.title = OpenMetricsTexts::tr("OpenMetrics file");
    d.summary =
        OpenMetricsTexts::tr("Metrics that programs write into a file or a folder of files on this machine.");
    d.location = LocationKind::File;
    d.locationLabel = OpenMetricsTexts::tr("File or folder");
    d.locationPlaceholder = QStringLiteral("/var/lib/node_exporter/model.prom");
    d.holds = ConnectorDescriptor::Holds::Monitoring;
    return d;
}

std::unique_ptr<Connector> makeOpenMetrics(const Connection& connection)
{
    return std::make_unique<OpenMetricsConnector>(connection);
}

} // namespace ph
