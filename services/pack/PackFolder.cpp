#include "services/pack/PackFolder.h"

#include "services/pack/PackName.h"

namespace ph {

Result<PackFolder> PackFolder::make(const QString& parent)
{
    PackFolder folder;
    folder.folder_ = std::make_unique<QTemporaryDir>(parent + QStringLiteral("/pilothouse-pack-XXXXXX"));
    if (!folder.folder_->isValid())
        return fail(ErrorKind::Storage, parent, folder.folder_->errorString());
    return folder;
}

QString PackFolder::nextFile(const QString& name)
{
    const auto last = name.section(u'/', -1);
    const auto number = QString::number(++files_);
    return folder_->filePath(objectionToPackName(last) ? number : number + u'-' + last);
}

} // namespace ph
