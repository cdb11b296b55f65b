#include "services/connectors/mlflow/MlflowFolderYaml.h"

#include "services/connectors/ConnectorText.h"

#include <charconv>
#include <limits>
#include <sstream>
#include <stdexcept>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

namespace ph {

namespace {

constexpr std::size_t maxYamlDepth = 8;
constexpr int maxNodes = 20'000;

// Works on events, so nothing is ever expanded: an alias bomb ends at its first alias.
class FieldCollector final : public YAML::EventHandler {
public:
    std::map<std::string, std::string> fields;
    std::set<std::string> nested; // fields of the top level
    bool sawMapping = false;

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark&, YAML::anchor_t) override { value({}, true); }
    void OnAlias(const YAML::Mark&, YAML::anchor_t) override
    {
        throw std::runtime_error(QT_TRANSLATE_NOOP("ph::Connector", "aliases are not allowed"));
    }
    void OnScalar(const YAML::Mark&, const std::string& tag, YAML::anchor_t, const std::string& text) override
    {
        const bool plain = tag == "?";
        value(text,
              plain && (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL"));
    }
    void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                         YAML::EmitterStyle::value) override
    {
        open(Level{false});
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override
    {
        if (levels_.empty())
            sawMapping = true;
        open(Level{true});
    }
    void OnMapEnd() override { close(); }

private:
    struct Level {
        bool mapping = false;
        bool expectsKey = true;
        std::string key = {};
    };

    void count()
    {
        if (++nodes_ > maxNodes)
            throw std::runtime_error(QT_TRANSLATE_NOOP("ph::Connector", "too many values"));
    }
    void open(Level level)
    {
        count();
        if (levels_.size() >= maxYamlDepth)
            throw std::runtime_error(QT_TRANSLATE_NOOP("ph::Connector", "nested too deeply"));
        if (!levels_.empty() && levels_.back().mapping && levels_.back().expectsKey)
            throw std::runtime_error(QT_TRANSLATE_NOOP("ph::Connector", "a key that is not a text"));
        if (levels_.size() == 1 && levels_.back().mapping)
            nested.insert(levels_.back().key);
        levels_.push_back(std::move(level));
    }
    void close()
    {
        levels_.pop_back();
        if (!levels_.empty() && levels_.back().mapping)
            levels_.back().expectsKey = true;
    }
    void value(const std::string& text, bool isNull)
    {
        count();
        if (levels_.empty() || !levels_.back().mapping)
            return;
        auto& level = levels_.back();
        if (level.expectsKey) {
            level.key = text;
            level.expectsKey = false;
            return;
        }
        level.expectsKey = true;
        if (isNull)
            return;
        std::string path;
        for (const auto& l : levels_) {
            if (!l.mapping)
                return; // inside a list, which nothing here needs
            path += (path.empty() ? "" : "/") + l.key;
        }
        fields[path] = text;
    }

    std::vector<Level> levels_;
    int nodes_ = 0;
};

} // namespace

Result<MlflowYaml> MlflowYaml::parse(std::string_view bytes, const QString& where)
{
    MlflowYaml result;
    try {
        std::istringstream stream{std::string(bytes)};
        YAML::Parser parser(stream);
        FieldCollector collector;
        if (!parser.HandleNextDocument(collector) || !collector.sawMapping)
            return fail(ErrorKind::Unreadable, where,
                        connectorText(QT_TRANSLATE_NOOP("ph::Connector", "holds no fields")));
        result.fields_ = std::move(collector.fields);
        result.nested_ = std::move(collector.nested);
    } catch (const std::exception& e) {
        return fail(ErrorKind::Unreadable, where, connectorText(e.what()));
    }
    return result;
}

QString MlflowYaml::text(const std::string& field) const
{
    const auto found = fields_.find(field);
    return found == fields_.end() ? QString() : QString::fromStdString(found->second);
}

std::int64_t MlflowYaml::integer(const std::string& field, std::int64_t fallback) const
{
    const auto found = fields_.find(field);
    if (found == fields_.end())
        return fallback;
    const auto& text = found->second;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? value : fallback;
}

bool MlflowYaml::isIntegerOrAbsent(const std::string& field) const
{
    if (isNested(field))
        return false;
    constexpr auto none = std::numeric_limits<std::int64_t>::min();
    return !has(field) || integer(field, none) != none;
}

std::map<std::string, std::string> MlflowYaml::below(const std::string& field) const
{
    std::map<std::string, std::string> result;
    const auto prefix = field + "/";
    for (auto at = fields_.lower_bound(prefix); at != fields_.end() && at->first.starts_with(prefix); ++at)
        result.emplace(at->first.substr(prefix.size()), at->second);
    return result;
}

} // namespace ph
