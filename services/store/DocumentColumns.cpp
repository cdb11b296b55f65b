#include "services/store/DocumentColumns.h"

#include "services/store/RunRows.h"
#include "services/store/Statement.h"

#include <limits>

namespace ph {

namespace {

ColumnKind columnKind(std::int64_t kind)
{
    switch (runrows::KeyKind(kind)) {
    case runrows::KeyKind::Metric:
        return ColumnKind::Metric;
    case runrows::KeyKind::Param:
        return ColumnKind::Param;
    case runrows::KeyKind::Tag:
        return ColumnKind::Tag;
    }
    return ColumnKind::Attribute;
}

std::string_view statusSpelling(const RunDocument& document)
{
    switch (document.status) {
    case RunStatus::Scheduled:
        return "SCHEDULED";
    case RunStatus::Running:
        return "RUNNING";
    case RunStatus::Finished:
        return "FINISHED";
    case RunStatus::Failed:
        return "FAILED";
    case RunStatus::Killed:
        return "KILLED";
    case RunStatus::Unknown:
        break;
    }
    return document.statusText.empty() ? std::string_view("UNKNOWN") : document.statusText;
}

ColumnPtr shared(ColumnData&& data)
{
    return std::make_shared<const ColumnData>(std::move(data));
}

void setUnlessEmpty(TextColumnBuilder& column, std::size_t row, std::string_view text)
{
    if (!text.empty())
        column.set(row, text);
}

} // namespace

DocumentColumns::DocumentColumns(Database& database, std::size_t rows)
    : db_(database)
    , rows_(rows)
    , name_(rows)
    , runId_(rows)
    , status_(rows)
    , user_(rows)
    , artifactUri_(rows)
    , duration_(rows)
{
    start_.values.assign(rows, noTime);
    end_.values.assign(rows, noTime);
    Statement select(db_, "SELECT id, kind, name FROM key ORDER BY id");
    while (select.step()) {
        keys_.resize(std::size_t(select.integer(0)) + 1);
        keys_.back() = {columnKind(select.integer(1)), select.string(2)};
    }
    numbers_.resize(keys_.size());
    texts_.resize(keys_.size());
}

void DocumentColumns::set(std::size_t row, std::string_view remoteId, const RunDocument& document)
{
    runId_.set(row, remoteId);
    setUnlessEmpty(name_, row, document.name);
    status_.set(row, statusSpelling(document));
    setUnlessEmpty(user_, row, document.user);
    setUnlessEmpty(artifactUri_, row, document.artifactUri);
    start_.values[row] = document.startMs;
    end_.values[row] = document.endMs;
    if (document.startMs != noTime && document.endMs != noTime)
        duration_.set(row, double(document.endMs) - double(document.startMs));
    const auto known = std::int64_t(keys_.size()); // a damaged document may name any number
    for (const auto& metric : document.metrics) {
        if (metric.key > 0 && metric.key < known) {
            auto& column = numbers_[std::size_t(metric.key)];
            if (!column)
                column = std::make_unique<NumberColumn>(rows_);
            column->set(row, metric.value);
        }
    }
    for (const auto* cells : {&document.params, &document.tags}) {
        for (const auto& cell : *cells) {
            if (cell.key > 0 && cell.key < known)
                setText(cell.key, row, cell.text);
        }
    }
    if (!document.inputs.empty())
        setInputs(row, document);
}

void DocumentColumns::setText(std::int64_t key, std::size_t row, std::string_view text)
{
    auto& column = texts_[std::size_t(key)];
    if (!column)
        column = std::make_unique<TextColumnBuilder>(rows_);
    column->set(row, text);
}

void DocumentColumns::readDatasets()
{
    datasetsRead_ = true;
    Statement select(db_, "SELECT id, content FROM dataset");
    while (select.step()) {
        PackReader in(select.blob(1));
        auto& dataset = datasets_[select.integer(0)];
        dataset.name = in.text();
        dataset.digest = in.text();
    }
}

void DocumentColumns::setInputs(std::size_t row, const RunDocument& document)
{
    if (!datasetsRead_) {
        readDatasets();
        inputName_ = std::make_unique<TextColumnBuilder>(rows_);
        inputDigest_ = std::make_unique<TextColumnBuilder>(rows_);
        inputContext_ = std::make_unique<TextColumnBuilder>(rows_);
    }
    std::string names, digests, contexts;
    const auto join = [](std::string& list, std::string_view text) {
        if (text.empty())
            return;
        if (!list.empty())
            list += ", ";
        list += text;
    };
    for (const auto& input : document.inputs) {
        if (const auto it = datasets_.find(input.dataset); it != datasets_.end()) {
            join(names, it->second.name);
            join(digests, it->second.digest);
        }
        join(contexts, input.context);
    }
    setUnlessEmpty(*inputName_, row, names);
    setUnlessEmpty(*inputDigest_, row, digests);
    setUnlessEmpty(*inputContext_, row, contexts);
}

std::map<ColumnKey, ColumnPtr> DocumentColumns::finish()
{
    std::map<ColumnKey, ColumnPtr> columns;
    const auto attribute = [&columns](const char* name, ColumnData&& data) {
        columns[{ColumnKind::Attribute, QLatin1String(name)}] = shared(std::move(data));
    };
    attribute(attribute::name, name_.finish());
    attribute(attribute::runId, runId_.finish());
    attribute(attribute::status, status_.finish());
    attribute(attribute::user, user_.finish());
    attribute(attribute::artifactUri, artifactUri_.finish());
    attribute(attribute::startTime, std::move(start_));
    attribute(attribute::endTime, std::move(end_));
    attribute(attribute::duration, std::move(duration_));
    for (std::size_t key = 0; key < keys_.size(); ++key) {
        if (numbers_[key])
            columns[{keys_[key].kind, keys_[key].name}] = shared(std::move(*numbers_[key]));
        if (texts_[key])
            columns[{keys_[key].kind, keys_[key].name}] = shared(texts_[key]->finish());
        numbers_[key].reset();
        texts_[key].reset();
    }
    if (datasetsRead_) {
        const auto dataset = [&columns](const char* name, TextColumnBuilder& builder) {
            auto column = builder.finish();
            if (column.dictionary->size() > 0)
                columns[{ColumnKind::Dataset, QLatin1String(name)}] = shared(std::move(column));
        };
        dataset("name", *inputName_);
        dataset("digest", *inputDigest_);
        dataset("context", *inputContext_);
    }
    return columns;
}

} // namespace ph
