#include "services/yaml/YamlText.h"

#include <algorithm>
#include <string_view>
#include <yaml-cpp/yaml.h>

namespace ph {

namespace {

constexpr const char* namingFirst[] = {"apiVersion", "kind", "metadata", "name"};

/// Whether a reader of any age takes it for the text that it is: yaml-cpp leaves "7", "no" and "1e3" bare.
bool isPlainText(const std::string& text)
{
    constexpr std::string_view others = "-./_";
    bool isWord = !text.empty() && ((text[0] >= 'a' && text[0] <= 'z') || (text[0] >= 'A' && text[0] <= 'Z'));
    for (const char c : text) {
        const bool isAlphanumeric =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        isWord = isWord && (isAlphanumeric || others.find(c) != std::string_view::npos);
    }
    if (!isWord)
        return false;
    for (const auto* word : {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}) {
        if (QByteArray::fromStdString(text).toLower() == word)
            return false;
    }
    return true;
}

void emitJson(YAML::Emitter& out, const nlohmann::json& value)
{
    if (value.is_object()) {
        if (value.empty())
            out << YAML::Flow;
        out << YAML::BeginMap;
        const auto member = [&](const std::string& name, const nlohmann::json& of) {
            out << YAML::Key << name << YAML::Value;
            emitJson(out, of);
        };
        for (const auto* name : namingFirst) {
            if (const auto found = value.find(name); found != value.end())
                member(name, *found);
        }
        for (const auto& [name, of] : value.items()) {
            if (std::find(std::begin(namingFirst), std::end(namingFirst), name) == std::end(namingFirst))
                member(name, of);
        }
        out << YAML::EndMap;
    } else if (value.is_array()) {
        if (value.empty())
            out << YAML::Flow;
        out << YAML::BeginSeq;
        for (const auto& item : value)
            emitJson(out, item);
        out << YAML::EndSeq;
    } else if (value.is_string() && !isPlainText(value.get_ref<const std::string&>())) {
        out << YAML::DoubleQuoted << value.get_ref<const std::string&>();
    } else if (value.is_string()) {
        out << value.get_ref<const std::string&>();
    } else {
        out << value.dump();
    }
}

} // namespace

QByteArray yamlText(const std::vector<nlohmann::json>& documents)
{
    QByteArray text;
    for (const auto& document : documents) {
        YAML::Emitter out;
        emitJson(out, document);
        text += "---\n" + QByteArray(out.c_str(), qsizetype(out.size())) + '\n';
    }
    return text;
}

} // namespace ph
