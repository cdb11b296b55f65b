#pragma once

#include "services/frames/DuckDbLibrary.h"
#include "services/frames/FrameSource.h"

namespace ph {

/// Parquet through DuckDB. Whole numbers, numbers, booleans and moments become those; all else is text.
class ParquetSource final : public FrameSource {
public:
    static Result<std::unique_ptr<FrameSource>> open(const FrameRequest& request);
    ~ParquetSource() override;

    QString format() const override { return QStringLiteral("Parquet"); }
    const FrameSchema& columns() const override { return columns_; }
    QStringList notes() const override { return notes_; }
    Result<void> rewind() override;
    Result<bool> take(FramePiece& piece, ColumnWriters& to) override;
    double share() const override;

private:
    /// As what DuckDB hands a column over.
    enum class Kind { Integer, Number, Boolean, Time, Text };
    enum class Fetch { Whole, Streaming };

    ParquetSource(const FrameRequest& request, const duckdb::Functions& functions)
        : duck_(functions)
        , request_(request)
    {
    }
    Result<void> connect();
    Result<void> learnColumns();
    Result<void> guessTexts();
    Result<void> execute(const QString& sql, Fetch how);
    /// The next rows of the statement's result; none at its end.
    Result<duckdb::Handle> nextChunk();
    void endStatement();
    void read(duckdb::Handle chunk, std::size_t column, ColumnWriter& to) const;
    static Kind kindOf(const QString& duckType);
    static QString cast(const QString& name, Kind kind);

    duckdb::Functions duck_;
    FrameRequest request_;
    duckdb::Handle database_ = nullptr, connection_ = nullptr, statement_ = nullptr;
    duckdb::RawResult result_;
    FrameSchema columns_;
    std::vector<Kind> kinds_;
    QStringList notes_;
    QString select_;
    std::uint64_t rows_ = 0, given_ = 0;
    bool isAtEnd_ = false; ///< of the result
};

} // namespace ph
