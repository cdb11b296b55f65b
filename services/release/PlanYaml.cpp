#include "services/release/PlanDocument.h"
#include "services/release/ReleaseStoreTexts.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <stdexcept>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

namespace ph {

namespace {

using Pointer = nlohmann::json::json_pointer;

constexpr qsizetype maxBytes = 1024 * 1024;
constexpr std::size_t maxPlanDepth = 16;
constexpr int maxValues = 20'000;

/// YAML as JSON whose leaves are all texts (a version `7` stays "7"), with the place of each value. Works on
/// events, so nothing is ever expanded: an alias bomb ends at its first alias.
class TreeBuilder final : public YAML::EventHandler {
public:
    nlohmann::json root;
    std::map<std::string, YAML::Mark> marks;

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { scalar(mark, {}); }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override
    {
        throw YAML::ParserException(mark, "aliases are not allowed");
    }
    void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  const std::string& text) override
    {
        scalar(mark, text);
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                         YAML::EmitterStyle::value) override
    {
        open(mark, nlohmann::json::array());
    }
    void OnSequenceEnd() override { levels_.pop_back(); }
    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                    YAML::EmitterStyle::value) override
    {
        open(mark, nlohmann::json::object());
    }
    void OnMapEnd() override { levels_.pop_back(); }

private:
    struct Level {
        Pointer pointer;
        bool mapping;
        bool keyed = false; ///< a key came, and its value is to come
        std::string key = {};
        YAML::Mark keyMark = {};
    };

    void scalar(const YAML::Mark& mark, const std::string& text)
    {
        if (!levels_.empty() && levels_.back().mapping && !levels_.back().keyed) {
            auto& level = levels_.back();
            if (root.at(level.pointer).contains(text))
                throw YAML::ParserException(mark, "the key \"" + text + "\" is here twice");
            level.key = text;
            level.keyed = true;
            level.keyMark = mark;
            return;
        }
        put(mark, text);
    }

    void open(const YAML::Mark& mark, nlohmann::json container)
    {
        if (levels_.size() >= maxPlanDepth)
            throw YAML::ParserException(mark, "nested too deeply");
        const bool mapping = container.is_object();
        levels_.push_back({put(mark, std::move(container)), mapping});
    }

    Pointer put(const YAML::Mark& mark, nlohmann::json value)
    {
        if (++values_ > maxValues)
            throw YAML::ParserException(mark, "too many values");
        Pointer pointer;
        auto place = mark;
        if (levels_.empty()) {
            root = std::move(value);
        } else if (auto& level = levels_.back(); level.mapping) {
            if (!level.keyed)
                throw YAML::ParserException(mark, "a key must be a text");
            pointer = level.pointer / level.key;
            root.at(level.pointer)[level.key] = std::move(value);
            place = level.keyMark;
            level.keyed = false;
        } else {
            auto& list = root.at(level.pointer);
            pointer = level.pointer / list.size();
            list.push_back(std::move(value));
        }
        marks.emplace(pointer.to_string(), place);
        return pointer;
    }

    std::vector<Level> levels_;
    int values_ = 0;
};

QString placeOf(const YAML::Mark& mark)
{
    return mark.is_null()
               ? QString()
               : ReleaseStoreTexts::tr("line %1, column %2").arg(mark.line + 1).arg(mark.column + 1);
}

void emitValue(YAML::Emitter& out, const nlohmann::json& value);

/// Members in the order in which a person asks for them; any other follows.
void emitObject(YAML::Emitter& out, const nlohmann::json& object)
{
    static const std::vector<std::string> order{
        "format",        "id",         "environment", "tier",      "author",      "created",
        "policy_digest", "parts",      "texts",       "rollback",  "steps",       "kind",
        "name",          "place",      "from",        "to",        "digest",      "files",
        "path",          "sha256",     "expected",    "value",     "objective",   "risk",
        "rollout",       "acceptance", "targets",     "condition", "data_source", "rollout_plan"};
    const auto emitMember = [&](const std::string& name, const nlohmann::json& value) {
        out << YAML::Key << name << YAML::Value;
        emitValue(out, value);
    };
    out << YAML::BeginMap;
    for (const auto& name : order) {
        if (object.contains(name))
            emitMember(name, object.at(name));
    }
    for (const auto& [name, value] : object.items()) {
        if (std::find(order.begin(), order.end(), name) == order.end())
            emitMember(name, value);
    }
    out << YAML::EndMap;
}

void emitValue(YAML::Emitter& out, const nlohmann::json& value)
{
    if (value.is_object())
        return emitObject(out, value);
    if (value.is_array()) {
        out << YAML::BeginSeq;
        for (const auto& item : value)
            emitValue(out, item);
        out << YAML::EndSeq;
        return;
    }
    // Quoted, so that every text comes back as it was: "7", "no", "~", with breaks and blanks.
    out << YAML::DoubleQuoted << value.get_ref<const std::string&>();
}

} // namespace

QByteArray planToYaml(const ReleasePlan& plan)
{
    YAML::Emitter out;
    emitValue(out, planToJson(plan));
    return QByteArray(out.c_str(), qsizetype(out.size())) + '\n';
}

Result<ReleasePlan> planFromYaml(const QByteArray& text, const QString& where)
{
    if (text.size() > maxBytes)
        return fail(ErrorKind::Invalid, where, ReleaseStoreTexts::tr("A plan has at most 1 MiB."));
    TreeBuilder tree;
    try {
        std::istringstream stream(text.toStdString());
        YAML::Parser parser(stream);
        parser.HandleNextDocument(tree);
        TreeBuilder second;
        if (parser.HandleNextDocument(second))
            return fail(ErrorKind::Invalid, where,
                        ReleaseStoreTexts::tr("A plan is one YAML document, not several."));
    } catch (const YAML::Exception& error) {
        return fail(ErrorKind::Invalid, where,
                    QStringLiteral("%1: %2.").arg(placeOf(error.mark), QString::fromStdString(error.msg)));
    } catch (const std::exception& error) {
        return fail(ErrorKind::Invalid, where, QString::fromUtf8(error.what()));
    }
    return planFromJson(tree.root, where, [&](const Pointer& pointer) {
        const auto found = tree.marks.find(pointer.to_string());
        return found == tree.marks.end() ? QString() : placeOf(found->second);
    });
}

} // namespace ph
