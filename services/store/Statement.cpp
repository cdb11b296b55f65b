#include "services/store/Statement.h"

namespace ph {

Statement::Statement(Database& database, std::string_view sql)
    : database_(database)
    , sql_(sql)
    , statement_(database.take(sql))
{
}

Statement::~Statement()
{
    if (!statement_)
        return;
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
    database_.giveBack(sql_, statement_);
}

void Statement::check(int code)
{
    if (code != SQLITE_OK && statement_)
        database_.fail(code);
}

Statement& Statement::bind(int parameter, std::int64_t value)
{
    check(sqlite3_bind_int64(statement_, parameter, value));
    return *this;
}

// A null pointer would bind NULL; an empty text is a text.
Statement& Statement::bindText(int parameter, std::string_view utf8)
{
    check(sqlite3_bind_text64(statement_, parameter, utf8.data() ? utf8.data() : "", utf8.size(),
                              SQLITE_STATIC, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bindBlob(int parameter, std::string_view bytes)
{
    check(sqlite3_bind_blob64(statement_, parameter, bytes.data() ? bytes.data() : "", bytes.size(),
                              SQLITE_STATIC));
    return *this;
}

Statement& Statement::bindText(int parameter, const QString& text)
{
    const auto utf8 = text.toUtf8();
    check(sqlite3_bind_text64(statement_, parameter, utf8.constData(), sqlite3_uint64(utf8.size()),
                              SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bindNull(int parameter)
{
    check(sqlite3_bind_null(statement_, parameter));
    return *this;
}

bool Statement::step()
{
    if (!statement_ || database_.failed())
        return false;
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        database_.fail(code);
    return false;
}

bool Statement::run()
{
    while (step()) {
    }
    reset();
    return !database_.failed();
}

void Statement::reset()
{
    if (statement_)
        sqlite3_reset(statement_);
}

std::string_view Statement::text(int column) const
{
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return data ? std::string_view(data, std::size_t(sqlite3_column_bytes(statement_, column)))
                : std::string_view();
}

std::string_view Statement::blob(int column) const
{
    const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    return data ? std::string_view(data, std::size_t(sqlite3_column_bytes(statement_, column)))
                : std::string_view();
}

QString Statement::string(int column) const
{
    const auto view = text(column);
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

QByteArray Statement::bytes(int column) const
{
    const auto view = blob(column);
    return {view.data(), qsizetype(view.size())};
}

} // namespace ph
