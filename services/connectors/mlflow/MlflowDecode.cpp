#include "services/connectors/mlflow/MlflowDecode.h"

#include "models/values/RunTable.h"
#include "services/connectors/mlflow/MlflowDecodeValue.h"

namespace ph {

namespace {

using mlflow::Read;
namespace json = simdjson::ondemand;
using simdjson::error_code;
using simdjson::SUCCESS;

constexpr std::size_t maxFaults = 100;
constexpr auto wrongType = "A value of another type was expected";
constexpr auto noValue = "The metric has no value";

QString qstring(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// Key codes of one dictionary, guessed before they are looked up: runs of one experiment list the same keys
/// in the same order, so the key that followed last time follows again. Saves unescaping and hashing it.
class KeyGuess {
public:
    explicit KeyGuess(TextDictionary& dictionary)
        : dictionary_(dictionary)
    {
    }
    void startRun() { position_ = 0; }

    /// `token` is the key as it stands in the JSON, from its opening quote on.
    std::optional<std::uint32_t> guess(std::string_view token)
    {
        if (position_ >= codes_.size())
            return std::nullopt;
        const auto code = codes_[position_];
        const auto expected = dictionary_.at(code);
        // A key with a quote or backslash in it never stands unescaped in JSON.
        if (token.size() < expected.size() + 2 || token[expected.size() + 1] != '"' ||
            std::memcmp(token.data() + 1, expected.data(), expected.size()) != 0 ||
            expected.find('\\') != std::string_view::npos)
            return std::nullopt;
        ++position_;
        return code;
    }
    std::uint32_t lookUp(std::string_view key)
    {
        const auto code = dictionary_.intern(key);
        if (position_ < codes_.size())
            codes_[position_] = code;
        else
            codes_.push_back(code);
        ++position_;
        return code;
    }

private:
    TextDictionary& dictionary_;
    std::vector<std::uint32_t> codes_;
    std::size_t position_ = 0;
};

// Where the decoder stands, for the paths in faults; costs nothing until one is told.
struct Place {
    std::size_t run = 0;
    const char* section = "";
    std::size_t cell = 0;
    const char* field = "";
};

/// Syntax errors stop everything and travel as error_code; mistakes of one value become faults.
class RunDecoder {
public:
    /// `bodyBytes`: of the whole reply.
    RunDecoder(RunBatch& batch, std::vector<ItemFault>& faults, const char* root, std::size_t bodyBytes)
        : bodyBytes_(bodyBytes)
        , batch_(batch)
        , faults_(faults)
        , root_(root)
        , metricKeys_(batch.metricKeys)
        , paramKeys_(batch.paramKeys)
        , tagKeys_(batch.tagKeys)
    {
    }

    error_code runs(json::array array)
    {
        place_.run = 0;
        for (auto element : array) {
            json::object object;
            if (const auto e = element.get_object().get(object)) {
                if (e != simdjson::INCORRECT_TYPE)
                    return e;
                mistake("", "");
            } else if (const auto failed = run(object)) {
                return failed;
            }
            if (place_.run == 0)
                reserveForAll();
            ++place_.run;
        }
        return SUCCESS;
    }

    error_code run(json::object object)
    {
        using Kind = RunGap::Kind;
        const auto firstFault = faults_.size();
        index_ = std::uint32_t(batch_.runs.size());
        batch_.runs.emplace_back();
        metricKeys_.startRun();
        paramKeys_.startRun();
        tagKeys_.startRun();
        for (auto field : object) {
            json::raw_json_string key;
            if (const auto e = field.key().get(key))
                return e;
            json::value value = field.value();
            error_code failed = SUCCESS;
            if (key == "info")
                failed = withObject(value, "info", [this](json::object o) { return info(o); });
            else if (key == "data")
                failed = part(value, "data", {Kind::Metrics, Kind::Params, Kind::Tags}, &RunDecoder::data);
            else if (key == "inputs")
                failed = part(value, "inputs", {Kind::Inputs}, &RunDecoder::inputs);
            else if (key == "outputs")
                failed = part(value, "outputs", {Kind::Outputs}, &RunDecoder::outputs);
            if (failed)
                return failed;
        }
        const auto id = qstring(batch_.view(batch_.runs[index_].id));
        if (id.isEmpty()) { // it could be told from no other
            mistake("info", "run_id", "The run has no id");
            drop();
            return SUCCESS;
        }
        for (auto i = firstFault; i < faults_.size(); ++i)
            faults_[i].item = id;
        return SUCCESS;
    }

private:
    /// The run that is being read, and its cells, which are the last.
    void drop()
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

    /// What the cache holds of it stands. `code`: in `keys`; none: it may be any of the kind.
    void gap(RunGap::Kind kind, const TextDictionary& keys, std::uint32_t code)
    {
        const auto key = code == TextDictionary::none ? std::string_view() : keys.at(code);
        batch_.gaps.push_back({index_, {kind, std::string(key)}});
    }

    void attributeGap(const char* name) { batch_.gaps.push_back({index_, {RunGap::Kind::Attributes, name}}); }

    /// Any of these kinds, where something was left out since this was asked last.
    void gapsWhereSkipped(std::initializer_list<RunGap::Kind> kinds)
    {
        if (!std::exchange(skipped_, false))
            return;
        for (const auto kind : kinds)
            batch_.gaps.push_back({index_, {kind, {}}});
    }

    /// One of the objects that a run consists of.
    error_code part(json::value& value, const char* section, std::initializer_list<RunGap::Kind> kinds,
                    error_code (RunDecoder::*read)(json::object))
    {
        skipped_ = false;
        const auto failed =
            withObject(value, section, [this, read](json::object o) { return (this->*read)(o); });
        gapsWhereSkipped(kinds);
        return failed;
    }

    /// Columns that grow by doubling touch their memory twice. Runs of one reply are much alike, so the first
    /// tells how much is to come; where it does not, they still grow.
    void reserveForAll()
    {
        const auto cells = batch_.metrics.size() + batch_.params.size() + batch_.tags.size();
        // As compact as a run can be written: never more room than some times the body.
        const auto runBytes = 200 + batch_.text.sizeBytes() + cells * 30;
        const auto runs = bodyBytes_ / runBytes;
        if (batch_.runs.size() > 1 || runs < 8)
            return;
        batch_.runs.reserve(runs);
        batch_.metrics.reserve(batch_.metrics.size() * runs);
        batch_.params.reserve(batch_.params.size() * runs);
        batch_.tags.reserve(batch_.tags.size() * runs);
        batch_.text.reserve(batch_.text.sizeBytes() * runs);
    }

    void mistake(const char* section, const char* field, const char* words = wrongType)
    {
        if (faults_.size() >= maxFaults)
            return;
        auto path = QString::fromLatin1(root_);
        if (path == QLatin1String("runs"))
            path += QStringLiteral("[%1]").arg(place_.run);
        if (*section)
            path += QLatin1Char('.') + QLatin1String(section);
        if (std::string_view(section) != "info" && *section && *field)
            path += QStringLiteral("[%1].%2").arg(QString::number(place_.cell), QLatin1String(field));
        else if (*field)
            path += QLatin1Char('.') + QLatin1String(field);
        faults_.push_back({path, Error::make(ErrorKind::Unreadable, path, QString::fromLatin1(words))});
    }

    /// A mistake by which all that it stands in is left out.
    void skip(const char* section, const char* field)
    {
        mistake(section, field);
        skipped_ = true;
    }

    template <class Use>
    error_code withObject(json::value& value, const char* section, Use use)
    {
        json::object object;
        if (value.get_object().get(object) == SUCCESS)
            return use(object);
        if (!value.raw_json_token().starts_with("null"))
            skip(section, "");
        return SUCCESS;
    }

    /// Calls `use` for every object of an array.
    template <class Use>
    error_code each(json::value& value, const char* section, Use use)
    {
        json::array array;
        if (value.get_array().get(array)) {
            if (!value.raw_json_token().starts_with("null"))
                skip(section, "");
            return SUCCESS;
        }
        place_.cell = 0;
        for (auto element : array) {
            json::object object;
            if (const auto e = element.get_object().get(object)) {
                if (e != simdjson::INCORRECT_TYPE)
                    return e;
                skip(section, "item");
            } else if (const auto failed = use(object)) {
                return failed;
            }
            ++place_.cell;
        }
        return SUCCESS;
    }

    bool text(json::value& value, const char* section, const char* field, TextRef& out)
    {
        std::string_view view;
        switch (mlflow::readText(value, view, spare_)) {
        case Read::Value:
            out = batch_.text.add(view);
            return true;
        case Read::Missing:
            return true;
        case Read::Wrong:
            break;
        }
        mistake(section, field);
        return false;
    }

    void time(json::value& value, const char* field, std::int64_t& out)
    {
        std::int64_t read = 0;
        switch (mlflow::readInteger(value, read)) {
        case Read::Value:
            out = read;
            break;
        case Read::Missing:
            break;
        case Read::Wrong:
            mistake("info", field);
            attributeGap(field);
        }
    }

    void infoText(json::value& value, const char* name, TextRef& out)
    {
        if (!text(value, "info", name, out))
            attributeGap(name);
    }

    error_code info(json::object object)
    {
        auto& row = batch_.runs[index_];
        TextRef oldId;
        for (auto field : object) {
            json::raw_json_string key;
            if (const auto e = field.key().get(key))
                return e;
            json::value value = field.value();
            if (key == "run_id")
                text(value, "info", "run_id", row.id);
            else if (key == "run_uuid") // the only id of servers before 1.0
                text(value, "info", "run_uuid", oldId);
            else if (key == "experiment_id")
                infoText(value, attribute::experimentId, row.experimentId);
            else if (key == "run_name")
                infoText(value, attribute::name, row.name);
            else if (key == "user_id")
                infoText(value, attribute::user, row.user);
            else if (key == "artifact_uri")
                infoText(value, attribute::artifactUri, row.artifactUri);
            else if (key == "start_time")
                time(value, attribute::startTime, row.startMs);
            else if (key == "end_time")
                time(value, attribute::endTime, row.endMs);
            else if (key == "status") {
                infoText(value, attribute::status, row.statusText);
                row.status = runStatusFromName(batch_.view(row.statusText));
            } else if (key == "lifecycle_stage") {
                TextRef stage;
                infoText(value, attribute::lifecycle, stage);
                row.lifecycle = lifecycleFromName(batch_.view(stage));
            }
        }
        if (row.id.length == 0)
            row.id = oldId;
        return SUCCESS;
    }

    error_code data(json::object object)
    {
        for (auto field : object) {
            json::raw_json_string key;
            if (const auto e = field.key().get(key))
                return e;
            json::value value = field.value();
            error_code failed = SUCCESS;
            auto kind = RunGap::Kind::Metrics;
            if (key == "metrics") {
                failed = each(value, "data.metrics", [this](json::object o) { return metric(o); });
            } else if (key == "params") {
                kind = RunGap::Kind::Params;
                failed = each(value, "data.params", [this](json::object o) {
                    return keyValue(o, "data.params", paramKeys_, batch_.params);
                });
            } else if (key == "tags") {
                kind = RunGap::Kind::Tags;
                failed = each(value, "data.tags", [this](json::object o) {
                    return keyValue(o, "data.tags", tagKeys_, batch_.tags);
                });
            }
            if (failed)
                return failed;
            gapsWhereSkipped({kind});
        }
        return SUCCESS;
    }

    bool keyCode(json::value& value, const char* section, KeyGuess& keys, std::uint32_t& code)
    {
        const auto token = value.raw_json_token();
        if (token.starts_with('"')) {
            if (const auto guessed = keys.guess(token)) {
                code = *guessed;
                return true;
            }
        }
        std::string_view key;
        if (mlflow::readText(value, key, spare_) != Read::Value) {
            mistake(section, "key");
            return false;
        }
        code = keys.lookUp(key);
        return true;
    }

    error_code metric(json::object object)
    {
        RunBatch::MetricCell cell{index_, TextDictionary::none, 0, 0, noTime};
        bool good = true;
        bool hasValue = false;
        for (auto field : object) {
            json::raw_json_string key;
            if (const auto e = field.key().get(key))
                return e;
            json::value value = field.value();
            Read read = Read::Value;
            const char* name = "";
            if (key == "key")
                good = keyCode(value, "data.metrics", metricKeys_, cell.key) && good;
            else if (key == "value") {
                read = mlflow::readDouble(value, cell.value), name = "value";
                hasValue = read != Read::Missing;
            } else if (key == "timestamp")
                read = mlflow::readInteger(value, cell.timestampMs), name = "timestamp";
            else if (key == "step")
                read = mlflow::readInteger(value, cell.step), name = "step";
            if (read == Read::Wrong) {
                mistake("data.metrics", name);
                good = false;
            }
        }
        if (good && !hasValue) { // NaN is the text "NaN": nobody means a number by saying none
            mistake("data.metrics", "value", noValue);
            good = false;
        }
        if (!good)
            gap(RunGap::Kind::Metrics, batch_.metricKeys, cell.key);
        else if (cell.key != TextDictionary::none)
            batch_.metrics.push_back(cell);
        return SUCCESS;
    }

    error_code keyValue(json::object object, const char* section, KeyGuess& keys,
                        std::vector<RunBatch::TextCell>& cells)
    {
        RunBatch::TextCell cell{index_, TextDictionary::none, {}};
        bool good = true;
        for (auto field : object) {
            json::raw_json_string key;
            if (const auto e = field.key().get(key))
                return e;
            json::value value = field.value();
            if (key == "key")
                good = keyCode(value, section, keys, cell.key) && good;
            else if (key == "value")
                good = text(value, section, "value", cell.value) && good;
        }
        const bool isTag = &cells == &batch_.tags;
        if (!good)
            gap(isTag ? RunGap::Kind::Tags : RunGap::Kind::Params, isTag ? batch_.tagKeys : batch_.paramKeys,
                cell.key);
        else if (cell.key != TextDictionary::none)
            cells.push_back(cell);
        return SUCCESS;
    }

    error_code inputs(json::object object)
    {
        for (auto field : object) {
            json::raw_json_string key;
            if (const auto e = field.key().get(key))
                return e;
            if (!(key == "dataset_inputs"))
                continue;
            json::value value = field.value();
            if (const auto e =
                    each(value, "inputs.dataset_inputs", [this](json::object o) { return datasetInput(o); }))
                return e;
        }
        return SUCCESS;
    }

    error_code datasetInput(json::object object)
    {
        constexpr auto section = "inputs.dataset_inputs";
        RunBatch::InputCell cell{index_, {}, {}, {}, {}, {}, {}, {}};
        const bool skippedBefore = std::exchange(skipped_, false);
        for (auto field : object) {
            json::raw_json_string key;
            if (const auto e = field.key().get(key))
                return e;
            json::value value = field.value();
            error_code failed = SUCCESS;
            if (key == "tags") {
                const auto cellBefore = place_.cell;
                failed = each(value, section, [this, &cell](json::object o) { return inputTag(o, cell); });
                place_.cell = cellBefore;
            } else if (key == "dataset") {
                failed =
                    withObject(value, section, [this, &cell](json::object o) { return dataset(o, cell); });
            }
            if (failed)
                return failed;
        }
        if (!skipped_)
            batch_.inputs.push_back(cell);
        skipped_ |= skippedBefore;
        return SUCCESS;
    }

    error_code inputTag(json::object object, RunBatch::InputCell& cell)
    {
        std::string tagKey;
        std::string tagValue;
        auto ofValue = Read::Missing;
        for (auto field : object) {
            json::raw_json_string key;
            if (const auto e = field.key().get(key))
                return e;
            json::value value = field.value();
            std::string_view view;
            if (key == "key" && mlflow::readText(value, view, spare_) == Read::Value)
                tagKey = view;
            else if (key == "value") {
                ofValue = mlflow::readText(value, view, spare_);
                tagValue = view;
            }
        }
        if (tagKey != mlflowtag::dataContext)
            return SUCCESS;
        if (ofValue == Read::Wrong)
            skip("inputs.dataset_inputs", "tags");
        else
            cell.context = batch_.text.add(tagValue);
        return SUCCESS;
    }

    error_code dataset(json::object object, RunBatch::InputCell& cell)
    {
        const std::pair<const char*, TextRef*> known[] = {
            {"name", &cell.name},     {"digest", &cell.digest}, {"source_type", &cell.sourceType},
            {"source", &cell.source}, {"schema", &cell.schema}, {"profile", &cell.profile},
        };
        for (auto field : object) {
            json::raw_json_string key;
            if (const auto e = field.key().get(key))
                return e;
            for (const auto& [name, ref] : known) {
                if (!(key == std::string_view(name)))
                    continue;
                json::value value = field.value();
                skipped_ |= !text(value, "inputs.dataset_inputs", name, *ref);
                break;
            }
        }
        return SUCCESS;
    }

    error_code outputs(json::object object)
    {
        for (auto field : object) {
            json::raw_json_string key;
            if (const auto e = field.key().get(key))
                return e;
            if (!(key == "model_outputs"))
                continue;
            json::value value = field.value();
            if (const auto e =
                    each(value, "outputs.model_outputs", [this](json::object o) { return modelOutput(o); }))
                return e;
        }
        return SUCCESS;
    }

    error_code modelOutput(json::object object)
    {
        RunBatch::OutputCell cell{index_, {}, 0};
        bool good = true;
        for (auto field : object) {
            json::raw_json_string key;
            if (const auto e = field.key().get(key))
                return e;
            json::value value = field.value();
            if (key == "model_id") {
                good = text(value, "outputs.model_outputs", "model_id", cell.modelId) && good;
            } else if (key == "step" && mlflow::readInteger(value, cell.step) == Read::Wrong) {
                mistake("outputs.model_outputs", "step");
                good = false;
            }
        }
        skipped_ |= !good;
        if (good && cell.modelId.length > 0)
            batch_.outputs.push_back(cell);
        return SUCCESS;
    }

    const std::size_t bodyBytes_;
    RunBatch& batch_;
    std::vector<ItemFault>& faults_;
    const char* root_;
    bool skipped_ = false; // something that is there: see gapsWhereSkipped()
    KeyGuess metricKeys_, paramKeys_, tagKeys_;
    std::uint32_t index_ = 0;
    Place place_;
    std::string spare_;
};

error_code decodeHistory(json::array array, MetricPoints& points, std::vector<ItemFault>& faults)
{
    std::size_t index = 0;
    for (auto element : array) {
        json::object object;
        if (const auto e = element.get_object().get(object); e && e != simdjson::INCORRECT_TYPE)
            return e;
        else if (e) {
            ++index;
            continue;
        }
        double number = 0;
        std::int64_t step = 0;
        std::int64_t timestamp = noTime;
        const char* wrong = nullptr;
        auto ofValue = Read::Missing;
        for (auto field : object) {
            json::raw_json_string key;
            if (const auto e = field.key().get(key))
                return e;
            json::value value = field.value();
            if (key == "value")
                ofValue = mlflow::readDouble(value, number);
            else if (key == "timestamp" && mlflow::readInteger(value, timestamp) == Read::Wrong)
                wrong = "timestamp";
            else if (key == "step" && mlflow::readInteger(value, step) == Read::Wrong)
                wrong = "step";
        }
        if (ofValue != Read::Value)
            wrong = "value";
        if (!wrong) {
            points.append(step, timestamp, number);
        } else if (faults.size() < maxFaults) {
            const auto path =
                QStringLiteral("metrics[%1].%2").arg(QString::number(index), QLatin1String(wrong));
            const auto* words = ofValue == Read::Missing ? noValue : wrongType;
            faults.push_back({path, Error::make(ErrorKind::Unreadable, path, QLatin1String(words))});
        }
        ++index;
    }
    return SUCCESS;
}

/// Walks the reply's top level; `use` sees every field but the page token and tells syntax errors.
template <class Use>
Result<DecodedPage> decodePage(std::string& body, const QString& where, Use use)
{
    const auto unreadable = [&where](error_code code) {
        return fail(ErrorKind::Unreadable, where, QString::fromLatin1(simdjson::error_message(code)));
    };
    try {
        body.reserve(body.size() + simdjson::SIMDJSON_PADDING);
        json::parser parser;
        json::document document;
        if (const auto e =
                parser.iterate(simdjson::padded_string_view(body.data(), body.size(), body.capacity()))
                    .get(document))
            return unreadable(e);
        json::object root;
        if (const auto e = document.get_object().get(root))
            return unreadable(e);
        DecodedPage page;
        for (auto field : root) {
            json::raw_json_string key;
            if (const auto e = field.key().get(key))
                return unreadable(e);
            json::value value = field.value();
            if (key == "next_page_token") {
                std::string_view token;
                std::string spare;
                if (mlflow::readText(value, token, spare) == Read::Value)
                    page.nextPageToken = qstring(token);
            } else if (const auto e = use(key, value, page.faults)) {
                return unreadable(e);
            }
        }
        const char* rest = nullptr;
        if (document.current_location().get(rest) == SUCCESS)
            return unreadable(simdjson::TRAILING_CONTENT);
        return page;
    } catch (const std::exception& e) {
        return fail(ErrorKind::Unreadable, where, QString::fromUtf8(e.what()));
    }
}

} // namespace

Result<DecodedPage> decodeRunPage(std::string& body, const QString& where, RunBatch& batch)
{
    return decodePage(body, where,
                      [&batch, bytes = body.size()](json::raw_json_string key, json::value& value,
                                                    std::vector<ItemFault>& faults) {
                          json::array runs;
                          if (!(key == "runs") || value.raw_json_token().starts_with("null"))
                              return SUCCESS;
                          if (const auto e = value.get_array().get(runs))
                              return e;
                          return RunDecoder(batch, faults, "runs", bytes).runs(runs);
                      });
}

Result<DecodedPage> decodeRun(std::string& body, const QString& where, RunBatch& batch)
{
    const auto before = batch.size();
    auto page = decodePage(
        body, where, [&batch](json::raw_json_string key, json::value& value, std::vector<ItemFault>& faults) {
            json::object run;
            if (!(key == "run") || value.raw_json_token().starts_with("null"))
                return SUCCESS;
            if (const auto e = value.get_object().get(run))
                return e;
            return RunDecoder(batch, faults, "run", 0).run(run);
        });
    if (page && batch.size() == before)
        return fail(ErrorKind::NotFound, where, QStringLiteral("The reply holds no run"));
    return page;
}

Result<DecodedPage> decodeHistoryPage(std::string& body, const QString& where, MetricPoints& points)
{
    return decodePage(
        body, where,
        [&points](json::raw_json_string key, json::value& value, std::vector<ItemFault>& faults) {
            json::array metrics;
            if (!(key == "metrics") || value.raw_json_token().starts_with("null"))
                return SUCCESS;
            if (const auto e = value.get_array().get(metrics))
                return e;
            return decodeHistory(metrics, points, faults);
        });
}

} // namespace ph
