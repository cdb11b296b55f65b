#include "services/environments/YamlFields.h"

#include "models/values/NearestWord.h"
#include "services/environments/EnvironmentTexts.h"

namespace ph {

YamlFields::YamlFields(const YAML::Node& node, QString what, QStringList known,
                       QList<EnvironmentProblem>& problems)
    : node_(node)
    , what_(std::move(what))
    , known_(std::move(known))
    , problems_(problems)
{
    if (!node_.IsMap())
        note(node_.Mark(), EnvironmentTexts::tr("%1 must be a mapping with keys %2")
                               .arg(what_, known_.join(QLatin1String(", "))));
    else
        checkKeys();
}

void YamlFields::note(const YAML::Mark& mark, const QString& message)
{
    problems_.append(mark.is_null() ? EnvironmentProblem{0, 0, message}
                                    : EnvironmentProblem{mark.line + 1, mark.column + 1, message});
}

void YamlFields::checkKeys()
{
    QSet<QString> seen;
    for (const auto& item : node_) {
        const auto key = item.first.IsScalar() ? QString::fromStdString(item.first.Scalar()) : QString();
        if (seen.contains(key))
            note(item.first.Mark(),
                 EnvironmentTexts::tr("\"%1\" stands twice in %2").arg(key.left(80), what_));
        seen.insert(key);
        if (known_.contains(key))
            continue;
        const auto nearest = nearestWord(key, known_);
        note(item.first.Mark(), nearest.isEmpty()
                                    ? EnvironmentTexts::tr("\"%1\" is no key of %2; there are %3")
                                          .arg(key.left(80), what_, known_.join(QLatin1String(", ")))
                                    : EnvironmentTexts::tr("\"%1\" is no key of %2; do you mean \"%3\"?")
                                          .arg(key.left(80), what_, nearest));
    }
}

YAML::Node YamlFields::node(const char* key) const
{
    if (!node_.IsMap())
        return YAML::Node(YAML::NodeType::Undefined);
    const YAML::Node& map = node_; // a non-const one would add the key
    return map[key];
}

bool YamlFields::has(const char* key) const
{
    const auto value = node(key);
    return value.IsDefined() && !value.IsNull();
}

QString YamlFields::text(const char* key, Need need)
{
    if (!node_.IsMap())
        return {};
    const auto value = node(key);
    if (!value.IsDefined() || value.IsNull() || (value.IsScalar() && value.Scalar().empty())) {
        if (need == Need::Required)
            refuse(key, EnvironmentTexts::tr("%1 needs \"%2\"").arg(what_, QLatin1String(key)));
        return {};
    }
    if (!value.IsScalar()) {
        refuse(key, EnvironmentTexts::tr("\"%1\" must be one text").arg(QLatin1String(key)));
        return {};
    }
    auto text = QString::fromStdString(value.Scalar());
    for (const auto c : std::as_const(text)) {
        if (!c.isPrint()) {
            refuse(key, EnvironmentTexts::tr("\"%1\" holds line breaks or control characters")
                            .arg(QLatin1String(key)));
            return {};
        }
    }
    if (text.size() > 2000)
        refuse(key, EnvironmentTexts::tr("\"%1\" is too long").arg(QLatin1String(key)));
    return text;
}

void YamlFields::refuse(const char* key, const QString& message)
{
    const auto value = node(key);
    note(value.IsDefined() ? value.Mark() : node_.Mark(), message);
}

} // namespace ph
