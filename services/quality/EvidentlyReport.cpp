#include "services/quality/EvidentlyItems.h"
#include "services/quality/Readers.h"
#include "services/quality/StatedTime.h"

#include <QSet>

#include <algorithm>

// Evidently 0.7 and later: `Snapshot.json()`, and what a workspace keeps of each run.
namespace ph {

namespace {

bool isV2Metric(const Json& metric)
{
    return metric.is_object() && metric.contains("value") &&
           (metric.contains("metric_name") || metric.contains("metric_id"));
}

/// The values of a metric's result in a snapshot, in the shape that a report has them.
Json snapshotValue(ReportFields& result)
{
    const auto single = [](ReportFields& value) {
        value.known({"type", "display_name", "metric_value_location", "widget", "tests"});
        const auto* number = value.any("value");
        return number ? *number : Json();
    };
    auto tree = Json::object();
    for (const char* name : {"count", "share", "mean", "std"}) {
        if (auto value = result.object(name); value.isThere())
            tree[name] = single(value);
    }
    for (const char* name : {"counts", "shares"}) {
        for (auto& [label, value] : result.members(name))
            tree[name][label.toStdString()] = single(value);
    }
    for (auto& [label, value] : result.members("values"))
        tree[label.toStdString()] = single(value);
    return tree.empty() ? single(result) : tree;
}

} // namespace

bool isEvidentlyReport(const Json& root)
{
    if (!root.is_object() || !root.contains("metrics") || !root["metrics"].is_array())
        return false;
    const auto& metrics = root["metrics"];
    if (metrics.empty()) // of a run without metrics; the older form has a version
        return root.contains("tests") && root["tests"].is_array() && !root.contains("version");
    return std::any_of(metrics.begin(), metrics.end(), isV2Metric);
}

Result<void> fillEvidentlyReport(const Json& json, ReportDraft& draft)
{
    draft.report.tool = QStringLiteral("Evidently");
    draft.report.format = QStringLiteral("report (v2)");
    ReportFields root(json, draft);
    EvidentlyItems items(draft);
    for (auto& metric : root.objects("metrics")) {
        const auto id = metric.text("id");
        const auto name = metric.text(metric.has("metric_name") ? "metric_name" : "metric_id");
        const auto* parameters = metric.any("config");
        const auto* value = metric.any("value");
        auto item = parameters ? EvidentlyItems::described(*parameters) : EvidentlyItems::described(name);
        item.path = metric.path("value");
        items.add(id, std::move(item), value ? *value : Json());
    }
    for (auto& test : root.objects("tests"))
        items.judge(test);
    items.finish();
    return {};
}

bool isEvidentlySnapshot(const Json& root)
{
    return root.is_object() && root.contains("metric_results") && root["metric_results"].is_object() &&
           root.contains("top_level_metrics");
}

Result<void> fillEvidentlySnapshot(const Json& json, ReportDraft& draft)
{
    auto& report = draft.report;
    report.tool = QStringLiteral("Evidently");
    report.format = QStringLiteral("workspace snapshot (v2)");
    ReportFields root(json, draft);
    report.title = root.text("name");
    report.madeText = root.text("timestamp");
    report.madeMs = statedTime(report.madeText);
    root.known({"report", "widgets", "tests_widgets", "tags", "metadata"});
    // Others are parts that metrics were made of, and repeat them.
    QSet<QString> told;
    if (const auto* top = root.any("top_level_metrics"); top && top->is_array()) {
        for (const auto& id : *top)
            told.insert(plainText(id));
    }
    EvidentlyItems items(draft);
    for (auto& [id, result] : root.members("metric_results")) {
        if (!told.contains(id)) {
            result.known({"type", "display_name", "metric_value_location", "widget", "tests", "value",
                          "count", "share", "mean", "std", "counts", "shares", "values"});
            draft.countUnread(QStringLiteral("$.metric_results.* beside top_level_metrics"));
            continue;
        }
        result.known(
            {"type", "display_name", "widget", "count_display_name_template", "share_display_name_template"});
        auto location = result.object("metric_value_location");
        auto metric = location.object("metric");
        location.known({"param"});
        metric.known({"metric_id"});
        const auto* parameters = metric.any("params");
        auto item = parameters ? EvidentlyItems::described(*parameters) : QualityItem{};
        item.path = result.path();
        auto tests = result.objects("tests");
        items.add(id, std::move(item), snapshotValue(result));
        for (auto& test : tests)
            items.judge(test);
    }
    items.finish();
    return {};
}

} // namespace ph
