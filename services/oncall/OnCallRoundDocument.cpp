#include "services/oncall/OnCallRoundDocument.h"

#include "services/store/StoreText.h"

#include <nlohmann/json.hpp>

namespace ph {

namespace {

using Json = nlohmann::json;
constexpr int roundVersion = 1;

Json timeJson(std::int64_t ms)
{
    return ms == noTime ? Json() : Json(ms);
}

std::int64_t timeAt(const Json& json, const char* name)
{
    const auto& time = json.at(name);
    return time.is_null() ? noTime : time.get<std::int64_t>();
}

QString wordsAt(const Json& json, const char* name)
{
    return QString::fromStdString(json.at(name).get<std::string>());
}

Json troubleJson(const std::optional<Error>& trouble)
{
    if (!trouble)
        return {};
    return {{"kind", int(trouble->kind)},
            {"where", trouble->where.toStdString()},
            {"detail", trouble->forRecords().toStdString()},
            {"retry_after", trouble->retryAfter ? Json(trouble->retryAfter->count()) : Json()}};
}

std::optional<Error> troubleFrom(const Json& json)
{
    if (json.is_null())
        return std::nullopt;
    const auto kind = json.at("kind").get<int>();
    const bool isKnown = kind >= 0 && kind <= int(ErrorKind::Cancelled);
    auto trouble = Error::make(isKnown ? ErrorKind(kind) : ErrorKind::Unreadable, wordsAt(json, "where"),
                               wordsAt(json, "detail"));
    if (const auto& after = json.at("retry_after"); !after.is_null())
        trouble.retryAfter = std::chrono::milliseconds(after.get<std::int64_t>());
    return trouble;
}

OnCallRound roundOf(const Json& json)
{
    OnCallRound round;
    round.beganMs = timeAt(json, "began");
    round.endedMs = timeAt(json, "ended");
    round.bytes = json.at("bytes").get<std::int64_t>();
    const auto& out = json.at("left_out");
    round.leftOut = {out.at("points").get<std::int64_t>(), out.at("logs").get<std::int64_t>(),
                     timeAt(out, "before"), out.at("series").get<std::int64_t>(),
                     out.at("over").get<std::int64_t>()};
    for (const auto& told : json.at("told")) {
        if (const auto part = onCallPartFromName(wordsAt(told, "part")))
            round.told.append({*part, wordsAt(told, "source"), told.at("count").get<std::int64_t>(),
                               timeAt(told, "seen"), troubleFrom(told.at("trouble"))});
    }
    return round;
}

} // namespace

QByteArray onCallRoundText(const OnCallRound& round)
{
    auto told = Json::array();
    for (const auto& one : round.told)
        told.push_back({{"part", onCallPartName(one.part).toStdString()},
                        {"source", one.source.toStdString()},
                        {"count", one.count},
                        {"seen", timeJson(one.seenMs)},
                        {"trouble", troubleJson(one.trouble)}});
    const auto& out = round.leftOut;
    const Json json{{"version", roundVersion},
                    {"began", timeJson(round.beganMs)},
                    {"ended", timeJson(round.endedMs)},
                    {"bytes", round.bytes},
                    {"left_out",
                     {{"points", out.points},
                      {"logs", out.logs},
                      {"before", timeJson(out.beforeMs)},
                      {"series", out.series},
                      {"over", out.overBytes}}},
                    {"told", told}};
    // What a server says of itself may hold half a character.
    return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Result<OnCallRound> onCallRoundFrom(const QByteArray& text)
{
    try {
        const auto json = Json::parse(text.begin(), text.end());
        if (json.at("version") == roundVersion)
            return roundOf(json);
    } catch (const Json::exception&) {
    }
    return fail(ErrorKind::Unreadable, QStringLiteral("oncall"),
                storeText(QT_TRANSLATE_NOOP("ph::Store", "How the last round went cannot be read.")));
}

} // namespace ph
