#include "services/release/ApprovalDocument.h"
#include "services/release/CanonicalJson.h"
#include "services/release/IsoTime.h"
#include "services/release/ReleaseStoreTexts.h"

#include <cmath>

namespace ph {

namespace {

nlohmann::json number(double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "Infinity" : "-Infinity";
    return value;
}

double toNumber(const nlohmann::json& json)
{
    if (json.is_number())
        return json.get<double>();
    const auto word = json.get<std::string>();
    if (word == "Infinity")
        return std::numeric_limits<double>::infinity();
    if (word == "-Infinity")
        return -std::numeric_limits<double>::infinity();
    if (word == "NaN")
        return std::numeric_limits<double>::quiet_NaN();
    throw std::runtime_error("no number: " + word);
}

nlohmann::json number(const std::optional<double>& value)
{
    return value ? number(*value) : nlohmann::json(nullptr);
}

nlohmann::json toJson(const GateResult& gate)
{
    auto numbers = nlohmann::json::array();
    for (const auto& n : gate.numbers)
        numbers.push_back(
            {{"name", n.name.toStdString()}, {"value", number(n.value)}, {"unit", n.unit.toStdString()}});
    return {{"id", gate.id.toStdString()},
            {"kind", gate.kind.toStdString()},
            {"title", gate.title.toStdString()},
            {"verdict", gateVerdictName(gate.verdict).toStdString()},
            {"reason", gate.reason.toStdString()},
            {"query", gate.query.toStdString()},
            {"sample_size", gate.sampleSize},
            {"threshold", number(gate.threshold)},
            {"margin", number(gate.margin)},
            {"numbers", numbers},
            {"settings", fromQJson(gate.settings)},
            {"inputs", fromQJson(gate.inputs)},
            {"observed", isoText(gate.observedMs).toStdString()},
            {"evaluated", isoText(gate.evaluatedMs).toStdString()}};
}

QString text(const nlohmann::json& json, const char* name)
{
    return QString::fromStdString(json.at(name).get<std::string>());
}

std::int64_t time(const nlohmann::json& json, const char* name)
{
    if (const auto ms = fromIsoText(text(json, name)))
        return *ms;
    throw std::runtime_error(std::string(name) + " is no time");
}

GateResult gateFromJson(const nlohmann::json& json)
{
    GateResult gate;
    gate.id = text(json, "id");
    gate.kind = text(json, "kind");
    gate.title = text(json, "title");
    const auto verdict = gateVerdictFromName(text(json, "verdict"));
    if (!verdict)
        throw std::runtime_error("unknown verdict");
    gate.verdict = *verdict;
    gate.reason = text(json, "reason");
    gate.query = text(json, "query");
    gate.sampleSize = json.at("sample_size").get<qint64>();
    if (!json.at("threshold").is_null())
        gate.threshold = toNumber(json.at("threshold"));
    if (!json.at("margin").is_null())
        gate.margin = toNumber(json.at("margin"));
    for (const auto& n : json.at("numbers"))
        gate.numbers.append({text(n, "name"), toNumber(n.at("value")), text(n, "unit")});
    gate.settings = toQJson(json.at("settings"));
    gate.inputs = toQJson(json.at("inputs"));
    gate.observedMs = time(json, "observed");
    gate.evaluatedMs = time(json, "evaluated");
    return gate;
}

} // namespace

Result<QByteArray> canonicalEvidence(const QList<GateResult>& gates)
{
    std::vector<nlohmann::json> sorted;
    for (const auto& gate : gates)
        sorted.push_back(toJson(gate));
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.at("id") < b.at("id"); });
    return canonicalJson({{"format", "pilothouse.evidence/v1"}, {"gates", sorted}});
}

Result<QString> evidenceDigest(const QList<GateResult>& gates)
{
    return canonicalEvidence(gates).map(sha256Text);
}

Result<QList<GateResult>> evidenceFromCanonical(const QByteArray& bytes, const QString& where)
{
    const auto json = readCanonical(bytes, where);
    if (!json)
        return fail(json.error());
    try {
        QList<GateResult> gates;
        for (const auto& gate : json->at("gates"))
            gates.append(gateFromJson(gate));
        return gates;
    } catch (const nlohmann::json::exception&) {
        return fail(ErrorKind::Unreadable, where, ReleaseStoreTexts::tr("This is not what gates answered."));
    } catch (const std::exception& error) {
        return fail(ErrorKind::Unreadable, where, QString::fromUtf8(error.what()));
    }
}

} // namespace ph
