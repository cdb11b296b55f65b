#include "services/store/PackedValues.h"

#include "services/store/Packing.h"

namespace ph {

namespace {

constexpr std::uint8_t layoutVersion = 1;

void put(PackWriter& out, const QString& text)
{
    const auto utf8 = text.toUtf8();
    out.text({utf8.constData(), std::size_t(utf8.size())});
}

QString takeText(PackReader& in)
{
    const auto text = in.text();
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

void put(PackWriter& out, const QList<KeyValue>& pairs)
{
    out.number(std::uint64_t(pairs.size()));
    for (const auto& pair : pairs) {
        put(out, pair.key);
        put(out, pair.value);
    }
}

QList<KeyValue> takePairs(PackReader& in)
{
    QList<KeyValue> pairs;
    const auto count = in.count(2);
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        auto key = takeText(in);
        auto value = takeText(in);
        pairs.append({std::move(key), std::move(value)});
    }
    return pairs;
}

} // namespace

std::string packTags(const QList<KeyValue>& tags)
{
    std::string bytes;
    PackWriter out(bytes);
    out.byte(layoutVersion);
    put(out, tags);
    return bytes;
}

std::optional<QList<KeyValue>> unpackTags(std::string_view bytes)
{
    if (bytes.empty())
        return QList<KeyValue>();
    PackReader in(bytes);
    if (in.byte() != layoutVersion)
        return std::nullopt;
    auto tags = takePairs(in);
    return in.ok() ? std::optional(tags) : std::nullopt;
}

std::string packModel(const LoggedModel& model)
{
    std::string bytes;
    PackWriter out(bytes);
    out.byte(layoutVersion);
    for (const auto* text : {&model.experimentId, &model.name, &model.status, &model.modelType,
                             &model.sourceRunId, &model.artifactLocation})
        put(out, *text);
    out.signedNumber(model.createdMs);
    out.signedNumber(model.updatedMs);
    put(out, model.params);
    put(out, model.tags);
    out.number(std::uint64_t(model.metrics.size()));
    for (const auto& metric : model.metrics) {
        put(out, metric.key);
        out.real(metric.value);
        out.signedNumber(metric.step);
        out.signedNumber(metric.timestampMs);
    }
    return bytes;
}

std::optional<LoggedModel> unpackModel(std::string_view bytes)
{
    PackReader in(bytes);
    if (in.byte() != layoutVersion)
        return std::nullopt;
    LoggedModel model;
    for (auto* text : {&model.experimentId, &model.name, &model.status, &model.modelType, &model.sourceRunId,
                       &model.artifactLocation})
        *text = takeText(in);
    model.createdMs = in.signedNumber();
    model.updatedMs = in.signedNumber();
    model.params = takePairs(in);
    model.tags = takePairs(in);
    const auto metrics = in.count(11);
    for (std::size_t i = 0; i < metrics && in.ok(); ++i) {
        Metric metric;
        metric.key = takeText(in);
        metric.value = in.real();
        metric.step = in.signedNumber();
        metric.timestampMs = in.signedNumber();
        model.metrics.append(metric);
    }
    return in.ok() ? std::optional(model) : std::nullopt;
}

std::string packArtifacts(std::span<const ArtifactEntry> entries)
{
    std::string bytes;
    PackWriter out(bytes);
    out.byte(layoutVersion);
    out.number(entries.size());
    for (const auto& entry : entries) {
        put(out, entry.path);
        out.byte(entry.kind == ArtifactEntry::Kind::Directory ? 1 : 0);
        out.signedNumber(entry.size.value_or(-1));
    }
    return bytes;
}

std::optional<std::vector<ArtifactEntry>> unpackArtifacts(std::string_view bytes)
{
    PackReader in(bytes);
    if (in.byte() != layoutVersion)
        return std::nullopt;
    std::vector<ArtifactEntry> entries;
    const auto count = in.count(3);
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        ArtifactEntry entry;
        entry.path = takeText(in);
        entry.kind = in.byte() == 1 ? ArtifactEntry::Kind::Directory : ArtifactEntry::Kind::File;
        if (const auto size = in.signedNumber(); size >= 0)
            entry.size = size;
        entries.push_back(std::move(entry));
    }
    return in.ok() ? std::optional(std::move(entries)) : std::nullopt;
}

std::string packUnread(std::span<const UnreadItem> items)
{
    std::string bytes;
    PackWriter out(bytes);
    out.byte(layoutVersion);
    out.number(items.size());
    for (const auto& [fault, passEndedMs] : items) {
        put(out, fault.item);
        out.byte(std::uint8_t(fault.error.kind));
        put(out, fault.error.where);
        put(out, fault.error.forRecords());
        out.signedNumber(passEndedMs);
    }
    return bytes;
}

std::optional<std::vector<UnreadItem>> unpackUnread(std::string_view bytes)
{
    if (bytes.empty())
        return std::vector<UnreadItem>();
    PackReader in(bytes);
    if (in.byte() != layoutVersion)
        return std::nullopt;
    std::vector<UnreadItem> items;
    const auto count = in.count(5);
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        UnreadItem item;
        item.fault.item = takeText(in);
        const auto kind = in.byte();
        if (kind > std::uint8_t(ErrorKind::Cancelled))
            return std::nullopt;
        auto where = takeText(in);
        auto detail = takeText(in);
        item.fault.error = Error::make(ErrorKind(kind), std::move(where), std::move(detail));
        item.passEndedMs = in.signedNumber();
        items.push_back(std::move(item));
    }
    return in.ok() ? std::optional(std::move(items)) : std::nullopt;
}

} // namespace ph
