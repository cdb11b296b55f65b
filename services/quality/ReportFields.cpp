#include "services/quality/ReportFields.h"

#include "services/http/BulkJson.h"

#include <QRegularExpression>

#include <algorithm>

namespace ph {

namespace {

QString stepTo(const QString& key)
{
    static const QRegularExpression simple(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*$"));
    return simple.match(key).hasMatch() ? u'.' + key : QStringLiteral("['%1']").arg(key);
}

} // namespace

QString plainKey(const std::string& key)
{
    return boundedText(QString::fromStdString(key));
}

QString plainText(const Json& json)
{
    return boundedText(
        QString::fromStdString(json.is_string() ? json.get_ref<const std::string&>()
                                                : json.dump(-1, ' ', false, Json::error_handler_t::replace)));
}

std::optional<double> numberIn(const Json& json)
{
    if (json.is_number())
        return json.get<double>();
    return json.is_string() ? numberFromText(json.get_ref<const std::string&>()) : std::nullopt;
}

QStringList examplesIn(const Json& json)
{
    QStringList examples;
    if (!json.is_array())
        return examples;
    for (const auto& value : json) {
        if (examples.size() == maxQualityExamples)
            break;
        examples.append(plainText(value));
    }
    return examples;
}

ReportFields::ReportFields(const Json& root, ReportDraft& draft)
    : ReportFields(root.is_object() ? &root : nullptr, QStringLiteral("$"), QStringLiteral("$"), draft)
{
}

ReportFields::ReportFields(const Json* json, QString path, QString name, ReportDraft& draft)
    : json_(json)
    , path_(std::move(path))
    , name_(std::move(name))
    , draft_(&draft)
{
}

ReportFields::ReportFields(ReportFields&& other) noexcept
    : json_(std::exchange(other.json_, nullptr))
    , path_(std::move(other.path_))
    , name_(std::move(other.name_))
    , draft_(other.draft_)
    , taken_(std::move(other.taken_))
{
}

ReportFields::~ReportFields()
{
    if (!json_)
        return;
    for (const auto& [key, value] : json_->items()) {
        if (!value.is_null() && std::find(taken_.begin(), taken_.end(), &value) == taken_.end())
            draft_->countUnread(name_ + stepTo(plainKey(key)));
    }
}

const Json* ReportFields::find(const char* name) const
{
    if (!json_)
        return nullptr;
    const auto at = json_->find(name);
    return at == json_->end() || at->is_null() ? nullptr : &*at;
}

const Json* ReportFields::take(const char* name)
{
    const auto* found = find(name);
    if (found)
        taken_.push_back(found);
    return found;
}

bool ReportFields::has(const char* name) const
{
    return find(name) != nullptr;
}

QString ReportFields::path(const char* name) const
{
    return path_ + stepTo(QLatin1String(name));
}

void ReportFields::countUnread(const char* name)
{
    draft_->countUnread(name_ + stepTo(QLatin1String(name)));
}

QString ReportFields::text(const char* name)
{
    const auto* found = take(name);
    if (found && found->is_structured()) {
        countUnread(name);
        return {};
    }
    return found ? plainText(*found) : QString();
}

std::optional<double> ReportFields::number(const char* name)
{
    const auto* found = take(name);
    const auto value = found ? numberIn(*found) : std::nullopt;
    if (found && !value)
        countUnread(name);
    return value;
}

std::optional<qint64> ReportFields::count(const char* name)
{
    const auto value = number(name);
    if (!value)
        return std::nullopt;
    if (!(*value >= 0 && *value < 0x1p53) || *value != double(qint64(*value))) {
        countUnread(name);
        return std::nullopt;
    }
    return qint64(*value);
}

std::optional<bool> ReportFields::flag(const char* name)
{
    const auto* found = take(name);
    if (!found)
        return std::nullopt;
    if (found->is_boolean())
        return found->get<bool>();
    countUnread(name);
    return std::nullopt;
}

const Json* ReportFields::any(const char* name)
{
    return take(name);
}

ReportFields ReportFields::object(const char* name)
{
    const auto* found = take(name);
    if (found && !found->is_object()) {
        countUnread(name);
        found = nullptr;
    }
    const auto step = stepTo(QLatin1String(name));
    return {found, path_ + step, name_ + step, *draft_};
}

std::vector<ReportFields> ReportFields::objects(const char* name)
{
    std::vector<ReportFields> all;
    const auto* found = take(name);
    if (!found)
        return all;
    if (!found->is_array()) {
        countUnread(name);
        return all;
    }
    const auto step = stepTo(QLatin1String(name));
    qint64 index = 0;
    for (const auto& element : *found) {
        if (element.is_object())
            all.push_back(ReportFields(&element, path_ + step + QStringLiteral("[%1]").arg(index),
                                       name_ + step + QStringLiteral("[]"), *draft_));
        else
            draft_->countUnread(name_ + step + QStringLiteral("[]"));
        ++index;
    }
    return all;
}

ReportFields::Members ReportFields::members(const char* name)
{
    auto map = object(name);
    return map.members();
}

ReportFields::Members ReportFields::members()
{
    Members all;
    if (!json_)
        return all;
    for (const auto& [key, value] : json_->items()) {
        const auto name = plainKey(key);
        if (value.is_object())
            all.emplace_back(
                name, ReportFields(&value, path_ + stepTo(name), name_ + QStringLiteral(".*"), *draft_));
        else if (!value.is_null())
            draft_->countUnread(name_ + QStringLiteral(".*"));
    }
    json_ = nullptr; // each member tells of itself from here on
    return all;
}

void ReportFields::known(std::initializer_list<const char*> names)
{
    for (const auto* name : names)
        take(name);
}

} // namespace ph
