#include "services/connectors/mlflow/MlflowDecodeLenient.h"

namespace ph::mlflow {

void LenientRun::start()
{
    firstFault_ = faults_.size();
    index_ = std::uint32_t(batch_.runs.size());
    batch_.runs.emplace_back();
}

void LenientRun::finish()
{
    const auto view = batch_.view(row().id);
    const auto id = QString::fromUtf8(view.data(), qsizetype(view.size()));
    if (id.isEmpty()) {
        mistake("info", "run_id", QT_TRANSLATE_NOOP("ph::Connector", "The run has no id"));
        drop();
        return;
    }
    for (auto i = firstFault_; i < faults_.size(); ++i)
        faults_[i].item = id;
}

void LenientRun::drop()
{
    const auto cut = [this](auto& cells) {
        while (!cells.empty() && cells.back().run == index_)
            cells.pop_back();
    };
    cut(batch_.metrics);
    cut(batch_.params);
    cut(batch_.tags);
    cut(batch_.inputs);
    cut(batch_.outputs);
    cut(batch_.gaps);
    batch_.runs.pop_back();
}

QString LenientRun::path(const char* section, const char* field) const
{
    const std::string_view inSection = section;
    auto path = QString::fromLatin1(root_);
    if (path == QLatin1String("runs"))
        path += QStringLiteral("[%1]").arg(number_);
    if (!inSection.empty())
        path += QLatin1Char('.') + QLatin1String(section);
    if (inSection != "info" && !inSection.empty() && *field)
        path += QStringLiteral("[%1].%2").arg(QString::number(item_), QLatin1String(field));
    else if (*field)
        path += QLatin1Char('.') + QLatin1String(field);
    return path;
}

void LenientRun::mistake(const char* section, const char* field, const char* words)
{
    tellFault(faults_, words, [this, section, field] { return path(section, field); });
}

void LenientRun::skip(const char* section, const char* field)
{
    mistake(section, field);
    leaveOut();
}

void LenientRun::gap(RunGap::Kind kind, const TextDictionary& keys, std::uint32_t code)
{
    const auto key = code == TextDictionary::none ? std::string_view() : keys.at(code);
    batch_.gaps.push_back({index_, {kind, std::string(key)}});
}

void LenientRun::gapsWhereLeftOut(std::initializer_list<RunGap::Kind> kinds)
{
    if (!takeLeftOut())
        return;
    for (const auto kind : kinds)
        batch_.gaps.push_back({index_, {kind, {}}});
}

const char* LenientRun::textAmong(std::span<const TextField> fields, json::raw_json_string key,
                                  json::value& value, const char* section)
{
    for (const auto& [name, out] : fields) {
        if (key == name)
            return text(value, section, name.data(), *out) ? nullptr : name.data();
    }
    return nullptr;
}

} // namespace ph::mlflow
