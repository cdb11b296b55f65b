#pragma once

#include "models/values/RunBatch.h"
#include "services/connectors/mlflow/MlflowDecodeFaults.h"
#include "services/connectors/mlflow/MlflowDecodeJson.h"
#include "services/connectors/mlflow/MlflowDecodeValue.h"

#include <initializer_list>
#include <span>
#include <string>
#include <utility>

namespace ph::mlflow {

/// The name of a text field, and where its value goes.
using TextField = std::pair<std::string_view, TextRef*>;

/// The run that is being read, the last of its batch. What it says wrongly is left out, told as a fault with
/// its path, and as a gap of the run.
class LenientRun {
public:
    /// `root` begins the paths: "run", or "runs" where each has its number.
    LenientRun(RunBatch& batch, std::vector<ItemFault>& faults, const char* root)
        : batch_(batch)
        , faults_(faults)
        , root_(root)
    {
    }

    RunBatch& batch() { return batch_; }
    RunBatch::Row& row() { return batch_.runs[index_]; }
    std::uint32_t index() const { return index_; } ///< in the batch

    /// Appends a run, which is the one from now on.
    void start();
    /// Its faults bear its id; a run without one, which could be told from no other, is taken away again.
    void finish();
    /// What follows is the next item of the reply's array.
    void passItem() { ++number_; }

    /// Tells of a value. `section` and `field` may be empty; but for "info", a field is one of the item that
    /// each() is at.
    void mistake(const char* section, const char* field, const char* words = wrongType);
    /// A mistake by which all that it stands in is left out.
    void skip(const char* section, const char* field);
    /// Something that is there is left out.
    void leaveOut() { leftOut_ = true; }
    /// Whether something was left out since this was asked last.
    bool takeLeftOut() { return std::exchange(leftOut_, false); }

    /// What the cache holds of it stands. `code`: in `keys`; none: it may be any of the kind.
    void gap(RunGap::Kind kind, const TextDictionary& keys, std::uint32_t code);
    void attributeGap(const char* name) { batch_.gaps.push_back({index_, {RunGap::Kind::Attributes, name}}); }
    /// Any of these kinds, where something was left out.
    void gapsWhereLeftOut(std::initializer_list<RunGap::Kind> kinds);

    /// Calls `use` with the object that `value` is; null is none.
    template <class Use>
    error_code withObject(json::value& value, const char* section, Use use);
    /// Calls `use` with each object of the array that `value` is; null is none.
    template <class Use>
    error_code each(json::value& value, const char* section, Use use);

    // False where the value is of the wrong type, which is told; null leaves `out` as it is.
    bool good(Read read, const char* section, const char* field);
    bool text(json::value& value, const char* section, const char* field, TextRef& out);
    bool integer(json::value& value, const char* section, const char* field, std::int64_t& out);
    /// Reads the one of these fields (with literals as names) that has this key, if any; its name where it is
    /// of the wrong type.
    const char* textAmong(std::span<const TextField> fields, json::raw_json_string key, json::value& value,
                          const char* section);
    /// Tells nothing. `out` lives until the next text is read.
    Read plainText(json::value& value, std::string_view& out) { return readText(value, out, spare_); }

private:
    void drop();
    QString path(const char* section, const char* field) const;

    RunBatch& batch_;
    std::vector<ItemFault>& faults_;
    std::uint32_t index_ = 0;
    std::size_t firstFault_ = 0;
    bool leftOut_ = false;
    std::string spare_;
    // Where the reader stands, for the paths in faults; costs nothing until one is told.
    const char* root_;
    std::size_t number_ = 0;
    std::size_t item_ = 0;
};

inline bool LenientRun::good(Read read, const char* section, const char* field)
{
    if (read == Read::Wrong)
        mistake(section, field);
    return read != Read::Wrong;
}

inline bool LenientRun::text(json::value& value, const char* section, const char* field, TextRef& out)
{
    std::string_view view;
    const auto read = plainText(value, view);
    if (read == Read::Value)
        out = batch_.text.add(view);
    return good(read, section, field);
}

inline bool LenientRun::integer(json::value& value, const char* section, const char* field, std::int64_t& out)
{
    std::int64_t number = 0;
    const auto read = readInteger(value, number);
    if (read == Read::Value)
        out = number;
    return good(read, section, field);
}

template <class Use>
error_code LenientRun::withObject(json::value& value, const char* section, Use use)
{
    json::object object;
    if (value.get_object().get(object) == SUCCESS)
        return use(object);
    if (!isNull(value))
        skip(section, "");
    return SUCCESS;
}

template <class Use>
error_code LenientRun::each(json::value& value, const char* section, Use use)
{
    json::array array;
    if (value.get_array().get(array)) {
        if (!isNull(value))
            skip(section, "");
        return SUCCESS;
    }
    const auto outer = std::exchange(item_, 0); // arrays stand in items of arrays
    const auto failed = eachObject(
        array,
        [this, &use](json::object object) {
            const auto e = use(object);
            ++item_;
            return e;
        },
        [this, section] {
            skip(section, "item");
            ++item_;
        });
    item_ = outer;
    return failed;
}

} // namespace ph::mlflow
