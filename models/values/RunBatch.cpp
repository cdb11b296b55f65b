#include "models/values/RunBatch.h"

namespace ph {

namespace {

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

// The cells of one run: they stand together and in order.
template <class Cell>
std::pair<std::size_t, std::size_t> cellsOf(const std::vector<Cell>& cells, std::uint32_t run)
{
    const auto lower = std::lower_bound(cells.begin(), cells.end(), run,
                                        [](const Cell& cell, std::uint32_t r) { return cell.run < r; });
    const auto upper = std::upper_bound(lower, cells.end(), run,
                                        [](std::uint32_t r, const Cell& cell) { return r < cell.run; });
    return {std::size_t(lower - cells.begin()), std::size_t(upper - cells.begin())};
}

} // namespace

void RunBatch::append(const Run& run, std::vector<RunGap> gapsOfRun)
{
    const auto index = std::uint32_t(runs.size());
    const auto put = [this](const QString& s) { return text.add(s.toStdString()); };
    Row row;
    row.id = put(run.key.remoteId);
    row.experimentId = put(run.experimentId);
    row.name = put(run.name);
    row.user = put(run.user);
    row.artifactUri = put(run.artifactUri);
    row.statusText = put(run.statusText);
    row.status = run.status;
    row.lifecycle = run.lifecycle;
    row.startMs = run.startMs;
    row.endMs = run.endMs;
    runs.push_back(row);
    for (const auto& m : run.metrics)
        metrics.push_back({index, metricKeys.intern(m.key.toStdString()), m.value, m.step, m.timestampMs});
    for (const auto& p : run.params)
        params.push_back({index, paramKeys.intern(p.key.toStdString()), put(p.value)});
    for (const auto& t : run.tags)
        tags.push_back({index, tagKeys.intern(t.key.toStdString()), put(t.value)});
    for (const auto& i : run.inputs) {
        inputs.push_back({index, put(i.name), put(i.digest), put(i.sourceType), put(i.source), put(i.schema),
                          put(i.profile), put(i.context)});
    }
    for (const auto& o : run.outputs)
        outputs.push_back({index, put(o.modelId), o.step});
    for (auto& gap : gapsOfRun)
        gaps.push_back({index, std::move(gap)});
}

Run RunBatch::run(std::size_t index, ConnectionId connection) const
{
    const auto& row = runs[index];
    const auto get = [this](TextRef ref) { return ph::text(view(ref)); };
    Run run;
    run.key = {connection, EntityKind::Run, get(row.id)};
    run.experimentId = get(row.experimentId);
    run.name = get(row.name);
    run.user = get(row.user);
    run.artifactUri = get(row.artifactUri);
    run.statusText = get(row.statusText);
    run.status = row.status;
    run.lifecycle = row.lifecycle;
    run.startMs = row.startMs;
    run.endMs = row.endMs;
    const auto r = std::uint32_t(index);
    for (auto [i, end] = cellsOf(metrics, r); i < end; ++i) {
        const auto& m = metrics[i];
        run.metrics.append({ph::text(metricKeys.at(m.key)), m.value, m.step, m.timestampMs});
    }
    for (auto [i, end] = cellsOf(params, r); i < end; ++i)
        run.params.append({ph::text(paramKeys.at(params[i].key)), get(params[i].value)});
    for (auto [i, end] = cellsOf(tags, r); i < end; ++i) {
        run.tags.append({ph::text(tagKeys.at(tags[i].key)), get(tags[i].value)});
        if (run.tags.last().key == QLatin1String(mlflowtag::parentRunId))
            run.parentRunId = run.tags.last().value;
    }
    for (auto [i, end] = cellsOf(inputs, r); i < end; ++i) {
        const auto& c = inputs[i];
        run.inputs.append({get(c.name), get(c.digest), get(c.sourceType), get(c.source), get(c.schema),
                           get(c.profile), get(c.context)});
    }
    for (auto [i, end] = cellsOf(outputs, r); i < end; ++i)
        run.outputs.append({get(outputs[i].modelId), outputs[i].step});
    return run;
}

} // namespace ph
