#pragma once

#include "services/store/Database.h"

#include <QByteArray>

#include <span>

namespace ph {

/// A prepared statement, taken from the connection's cache and given back at the end of the scope. Columns
/// and parameters count from 0 and 1, as in SQLite.
class Statement {
public:
    Statement(Database& database, std::string_view sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    Statement& bind(int parameter, std::int64_t value);
    /// The viewed text or bytes must live until the statement is run or stepped for the last time.
    Statement& bindText(int parameter, std::string_view utf8);
    Statement& bindBlob(int parameter, std::string_view bytes);
    Statement& bindText(int parameter, const QString& text); ///< copies
    Statement& bindNull(int parameter);

    /// True where a row stands ready. False at the end and after a failure.
    bool step();
    /// Steps to the end and makes ready for the next values.
    bool run();
    void reset();

    std::int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
    bool isNull(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
    /// Valid until the next step.
    std::string_view text(int column) const;
    std::string_view blob(int column) const;
    QString string(int column) const;
    QByteArray bytes(int column) const;

private:
    void check(int code);
    Database& database_;
    std::string_view sql_;
    sqlite3_stmt* statement_ = nullptr;
};

} // namespace ph
