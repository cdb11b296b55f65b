#include "services/performance/ClassBook.h"

#include "services/analysis/ClassLabels.h"

namespace ph {

namespace {

constexpr std::int32_t noClass = -1, notLookedAt = -2;

} // namespace

ClassBook::ClassBook(const QStringList& labels)
{
    for (const auto& label : labels)
        numberOf(label);
}

std::int32_t ClassBook::numberOf(const QString& label)
{
    if (label.isEmpty())
        return noClass;
    const auto known = numbers_.constFind(label);
    if (known != numbers_.constEnd())
        return *known;
    const auto number = std::int32_t(labels_.size());
    labels_.append(label);
    numbers_.insert(label, number);
    return number;
}

QString classLabelAs(const std::string& cell, TruthWords words)
{
    auto label = classLabel(cell);
    if (words == TruthWords::OneIsTrue && label == QLatin1String("1"))
        return QStringLiteral("true");
    if (words == TruthWords::OneIsTrue && label == QLatin1String("0"))
        return QStringLiteral("false");
    return label;
}

std::int32_t ClassColumn::classOf(std::size_t row)
{
    return book_.numberOf(classLabelAs(view_.text(row), words_));
}

std::int32_t ClassColumn::at(std::size_t row)
{
    if (view_.isMissing(row))
        return noClass;
    if (view_.type == FrameType::Text)
        return classOf(row);
    if (view_.type == FrameType::Category) {
        const auto code = std::size_t(view_.codes[row]);
        if (byCode_.empty())
            byCode_.assign(view_.dictionary->size(), notLookedAt);
        if (byCode_[code] == notLookedAt)
            byCode_[code] = classOf(row);
        return byCode_[code];
    }
    const auto [at, isNew] = byNumber_.try_emplace(view_.number(row), noClass);
    if (isNew)
        at->second = classOf(row);
    return at->second;
}

} // namespace ph
