//! The wordings of a transfer, and the rows they make.

use super::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "撤销市外贸局，人员编制和职责整体划入市商务局。",
        rows: &["abolish [市外贸局]", "transfer <其>→市商务局 {whole}"],
    },
    Example {
        text: "将市人社局的生育保险职责，(二)市发改委的药品价格管理职责，(三)市民政局的医疗救助职责整合，组建市医保局。",
        rows: &[
            "establish [市医保局]",
            "transfer 市人社局→市医保局: 生育保险 {listed}",
            "transfer 市发改委→市医保局: 药品价格管理 {listed}",
            "transfer 市民政局→市医保局: 医疗救助 {listed}",
        ],
    },
    Example {
        text: "将原由市建委、市市政局分头负责的地下管线管理统一归口市住建局，市应急办负责的管线应急处置并入市应急局。",
        rows: &[
            "transfer 市建委→市住建局: 地下管线管理 {listed}",
            "transfer 市市政局→市住建局: 地下管线管理 {listed}",
            "transfer 市应急办→市应急局: 管线应急处置 {listed}",
        ],
    },
    Example {
        text: "市金融办监管的金融组织审批职责上划省金融局。",
        rows: &["transfer 市金融办→省金融局: 金融组织审批 {listed}"],
    },
    Example {
        text: "组建市教育局，将校外培训监管、民办教育管理等职能从市文广局、市人社局划入。",
        rows: &[
            "establish [市教育局]",
            "transfer 市文广局→<subject>: 校外培训监管 {listed}",
            "transfer 市人社局→<subject>: 校外培训监管 {listed}",
            "transfer 市文广局→<subject>: 民办教育管理 {listed}",
            "transfer 市人社局→<subject>: 民办教育管理 {listed}",
        ],
    },
    Example {
        text: "划出招商引资、工业投资管理职能，交由市商务局、市经信局分别承担。",
        rows: &[
            "transfer <own>→市商务局: 招商引资、工业投资管理 {listed}",
            "transfer <own>→市经信局: 招商引资、工业投资管理 {listed}",
        ],
    },
    Example {
        text: "原市消防大队承担的消防审核职责移交市住建局，其灭火救援职责转至市消防救援大队。",
        rows: &[
            "transfer 市消防大队→市住建局: 消防审核 {listed}",
            "transfer <其>→市消防救援大队: 灭火救援 {listed}",
        ],
    },
    Example {
        text: "市城管局原来承担的园林绿化、市政设施管养职责，已于上个月正式移交给市园林中心。",
        rows: &["transfer 市城管局→市园林中心: 园林绿化、市政设施管养 {listed}"],
    },
    Example {
        text: "2003年市经委的煤炭管理职责划归市发改委。",
        rows: &["transfer 市经委→市发改委: 煤炭管理 {listed}"],
    },
    Example {
        text: "县事务中心从县政府办划出，其公车管理职责由县政府办划入。",
        rows: &["split [县政府办] →县事务中心", "transfer 县政府办→<subject>: 公车管理 {listed}"],
    },
    Example {
        text: "将市科技局的农村科技职责划入市农业局，高新技术发展规划和政策，指导高新区建设，指导科技服务业发展等职责划入市工信局。",
        rows: &[
            "transfer 市科技局→市农业局: 农村科技 {listed}",
            "transfer <giver>→市工信局: 高新技术发展规划和政策 {listed}",
            "transfer <giver>→市工信局: 指导高新区建设 {listed}",
            "transfer <giver>→市工信局: 指导科技服务业发展 {listed}",
        ],
    },
    Example {
        text: "国家经济委员会中的综合业务并入国家计划委员会。",
        rows: &["transfer 国家经济委员会→国家计划委员会: 综合业务 {listed}"],
    },
    Example {
        text: "将分散在市农业农村局内设机构和所属事业单位的生猪屠宰、农机等行政执法职责整合，组建市农业执法支队。",
        rows: &[
            "establish [市农业执法支队]",
            "transfer 市农业农村局→市农业执法支队: 生猪屠宰、农机等行政执法 {listed}",
        ],
    },
    Example {
        text: "市防治邪教领导小组及其办公室职责，分别划归市委政法委、市公安局承担。",
        rows: &[
            "transfer 市防治邪教领导小组→市委政法委 {part}",
            "transfer 市防治邪教领导小组→市公安局 {part}",
            "transfer 市防治邪教领导小组办公室→市委政法委 {part}",
            "transfer 市防治邪教领导小组办公室→市公安局 {part}",
        ],
    },
    Example {
        text: "原省农业厅的职责以及原省海洋厅的渔政管理职责，自挂牌之日起由省农业农村厅承担。",
        rows: &[
            "transfer 省农业厅→省农业农村厅 {whole}",
            "transfer 省海洋厅→省农业农村厅: 渔政管理 {listed}",
        ],
    },
    Example {
        text: "原市人社局的医疗保险、生育保险，原市卫计委的新型农村合作医疗，市发改委的药品价格管理等职责，统一由市医保局承担。",
        rows: &[
            "transfer 市人社局→市医保局: 医疗保险 {listed}",
            "transfer 市人社局→市医保局: 生育保险 {listed}",
            "transfer 市卫计委→市医保局: 新型农村合作医疗 {listed}",
            "transfer 市发改委→市医保局: 药品价格管理 {listed}",
        ],
    },
    Example {
        text: "市水利局承担的取水许可、洪水影响评价审批，集中划转至市审批局。",
        rows: &[
            "transfer 市水利局→市审批局: 取水许可 {listed}",
            "transfer 市水利局→市审批局: 洪水影响评价审批 {listed}",
        ],
    },
    Example {
        text: "将市住建局等部门的许可事项及其关联事项划转市审批局。",
        rows: &["transfer 市住建局→市审批局: 许可事项及其关联事项 {listed}"],
    },
    Example {
        text: "原县甲局、县乙局的行政职能由县丙局履行，县甲局、县乙局不再履行原行政职能。",
        rows: &[
            "transfer 县甲局→县丙局: 行政职能 {listed}",
            "transfer 县乙局→县丙局: 行政职能 {listed}",
        ],
    },
    Example {
        text: "原由市环保局行使的噪声污染处罚权，统一划转由市城管局行使。",
        rows: &["transfer 市环保局→市城管局: 噪声污染处罚权 {listed}"],
    },
    Example {
        text: "将县级水利部门的水政监察职能上收，由市水利局统一行使。",
        rows: &["transfer 县级水利部门→市水利局: 水政监察 {listed}"],
    },
    Example {
        text: "将市卫计委的部分职责、市老龄办的职责整合，组建市卫健委。",
        rows: &[
            "establish [市卫健委]",
            "transfer 市卫计委→市卫健委: 部分职责 {part}",
            "transfer 市老龄办→市卫健委 {whole}",
        ],
    },
    Example {
        text: "市物价局已经退出历史舞台，其职能分别并入市发改委和市市监局。",
        rows: &["transfer 市物价局→市发改委 {part}", "transfer 市物价局→市市监局 {part}"],
    },
    Example {
        text: "法律规定的卫生部门承担的职业病监督职责，由应急管理部门承担。",
        rows: &["transfer 卫生部门→应急管理部门: 职业病监督 {listed}"],
    },
    Example {
        text: "市委宣传部将统一管理新闻出版工作，市文广局的新闻出版管理职责划入市委宣传部。",
        rows: &[
            "assign [市委宣传部]: 新闻出版工作",
            "transfer 市文广局→市委宣传部: 新闻出版管理 {listed}",
        ],
    },
    Example {
        text: "将省药监局的职责一分为二，药品监管职责交由新组建的省药品局，其余职责划入省市场监管局。",
        rows: &[
            "transfer 省药监局→省药品局: 药品监管 {listed}",
            "transfer <giver>→省市场监管局: 其余职责 {remainder}",
        ],
    },
    Example {
        text: "县渔政站、县植保站的执法职责剥离，统一归并到县农业执法大队。",
        rows: &[
            "transfer 县渔政站→县农业执法大队: 执法 {listed}",
            "transfer 县植保站→县农业执法大队: 执法 {listed}",
        ],
    },
    Example {
        text: "2019年易名县卫健局，中医药管理职能并入，老龄健康职责自县民政局转入。",
        rows: &[
            "rename [<subject>] →县卫健局",
            "transfer →<subject>: 中医药管理 {listed}",
            "transfer 县民政局→<subject>: 老龄健康 {listed}",
        ],
    },
    Example {
        text: "市民政局的社会救助职责中，临时救助审批下放各区民政局。",
        rows: &["transfer 市民政局→各区民政局: 临时救助审批 {listed}"],
    },
    Example {
        text: "将市府办的金融协调职责、应急值守职责分别划入市金融局、市应急局。",
        rows: &[
            "transfer 市府办→市金融局: 金融协调 {listed}",
            "transfer 市府办→市应急局: 应急值守 {listed}",
        ],
    },
    Example {
        text: "将市住建局的人防工程审批职责归还市人防办。",
        rows: &["transfer 市住建局→市人防办: 人防工程审批 {listed}"],
    },
    Example {
        text: "此前，全市广播电视管理职责划归市文化局。",
        rows: &["transfer →市文化局: 全市广播电视管理 {listed}"],
    },
    Example {
        text: "法律规定由卫生部门承担的职业病监督职责，调整为由应急管理部门承担。",
        rows: &["transfer 卫生部门→应急管理部门: 职业病监督 {listed}"],
    },
    Example {
        text: "《防洪法》规定的由水行政主管部门会同有关部门承担的抗旱职责，改由应急管理部门承担。",
        rows: &["transfer 水行政主管部门→应急管理部门: 抗旱 {listed}"],
    },
    Example {
        text: "将市甲局的行政许可、行政处罚、行政复议等职责划入市乙局。",
        rows: &[
            "transfer 市甲局→市乙局: 行政许可 {listed}",
            "transfer 市甲局→市乙局: 行政处罚 {listed}",
            "transfer 市甲局→市乙局: 行政复议 {listed}",
        ],
    },
    Example {
        text: "县旅委更名为县文旅局，将县文广局的文化管理职责和县体育局职责并入。",
        rows: &[
            "rename [县旅委] →县文旅局",
            "transfer 县文广局→<subject>: 文化管理 {listed}",
            "transfer 县体育局→<subject> {whole}",
        ],
    },
    Example {
        text: "原由市商业局管理的市饮食服务公司下放给各区管理。",
        rows: &["affiliate [市饮食服务公司] 市商业局→各区"],
    },
    Example {
        text: "市人口委的人口政策研究职责划入市发改委，其他职责与市卫生局职责整合，组建市卫计委。",
        rows: &[
            "transfer 市人口委→市发改委: 人口政策研究 {listed}",
            "establish [市卫计委]",
            "transfer <giver>→市卫计委: 其他职责 {remainder}",
            "transfer 市卫生局→市卫计委 {whole}",
        ],
    },
    Example {
        text: "甲局承担的应急管理职责，乙局承担的消防管理职责，丙局承担的救灾职责，一并划入丁局。",
        rows: &[
            "transfer 甲局→丁局: 应急管理 {listed}",
            "transfer 乙局→丁局: 消防管理 {listed}",
            "transfer 丙局→丁局: 救灾 {listed}",
        ],
    },
    Example {
        text: "将水功能区划编制职责划入市生态环境局。",
        rows: &["transfer <own>→市生态环境局: 水功能区划编制 {listed}"],
    },
    Example {
        text: "整合有关部门污染防治执法职责，组建市环境执法支队。",
        rows: &[
            "establish [市环境执法支队]",
            "transfer 有关部门→市环境执法支队: 污染防治执法 {listed}",
        ],
    },
    Example {
        text: "将公安部的边防检查职责整合，建立健全协调机制，组建国家移民局。",
        rows: &["establish [国家移民局]", "transfer 公安部→国家移民局: 边防检查 {listed}"],
    },
    Example {
        text: "将县文化局、县广电局的市场执法职能集中，组建县文化执法大队。",
        rows: &[
            "establish [县文化执法大队]",
            "transfer 县文化局→县文化执法大队: 市场执法 {listed}",
            "transfer 县广电局→县文化执法大队: 市场执法 {listed}",
        ],
    },
    Example {
        text: "水上安全监督工作交由交通部统一管理，公共自行车管理职责调整由市交通运输局承担。",
        rows: &[
            "transfer <own>→交通部: 水上安全监督工作 {listed}",
            "transfer <giver>→市交通运输局: 公共自行车管理 {listed}",
        ],
    },
    Example {
        text: "在省级机构限额内设立省医疗保障局，将省民政厅的医疗救助职责等整合划入。",
        rows: &["establish [省医疗保障局]", "transfer 省民政厅→<subject>: 医疗救助 {listed}"],
    },
    Example {
        text: "市海洋工作领导小组有关职责交由外事工作委员会及其办公室承担。",
        rows: &[
            "transfer 市海洋工作领导小组→外事工作委员会: 有关职责 {part}",
            "transfer 市海洋工作领导小组→外事工作委员会办公室: 有关职责 {part}",
        ],
    },
    Example {
        text: "市环保局将排污口设置管理、水功能区划编制等职责移交市水务局。",
        rows: &[
            "transfer 市环保局→市水务局: 排污口设置管理 {listed}",
            "transfer 市环保局→市水务局: 水功能区划编制 {listed}",
        ],
    },
    Example {
        text: "市住建局将其承担的燃气管理职责划转市城管局。",
        rows: &["transfer 市住建局→市城管局: 燃气管理 {listed}"],
    },
    Example {
        text: "整合市文广局的文化、广播电视管理职责和市旅游委的职责。",
        rows: &[
            "transfer 市文广局→<subject>: 文化、广播电视管理 {listed}",
            "transfer 市旅游委→<subject> {whole}",
        ],
    },
    Example {
        text: "重新组建市司法局，将市政府法制办的职责整合进来。",
        rows: &["establish [市司法局]", "transfer 市政府法制办→<subject> {whole}"],
    },
    Example {
        text: "整合市民政局、市人社局有关职责，组建市养老服务中心。",
        rows: &[
            "establish [市养老服务中心]",
            "transfer 市民政局→市养老服务中心: 有关职责 {part}",
            "transfer 市人社局→市养老服务中心: 有关职责 {part}",
        ],
    },
    Example {
        text: "将市民政局的优抚安置职责，市人社局的军转安置职责等整合，作为市政府工作部门。",
        rows: &[
            "transfer 市民政局→<subject>: 优抚安置 {listed}",
            "transfer 市人社局→<subject>: 军转安置 {listed}",
            "classify [<subject>]: 市政府工作部门",
        ],
    },
    Example {
        text: "新组建县林草局后，由县自然资源局统一领导，将县林业局的职责整合。",
        rows: &[
            "establish [县林草局]", "affiliate [<subject>] →县自然资源局",
            "transfer 县林业局→<subject> {whole}",
        ],
    },
    Example {
        text: "县城管局承担的市容环卫管理职责回归县住建局。",
        rows: &["transfer 县城管局→县住建局: 市容环卫管理 {listed}"],
    },
    Example {
        text: "将原市国土局、市规划局等部门职责进行整合，组建了市自然资源局。",
        rows: &[
            "establish [市自然资源局]",
            "transfer 市国土局→市自然资源局 {whole}",
            "transfer 市规划局→市自然资源局 {whole}",
        ],
    },
    Example {
        text: "原由市质监局负责的特种设备安全监察职能，现由市市场监管局负责。",
        rows: &["transfer 市质监局→市市场监管局: 特种设备安全监察 {listed}"],
    },
    Example {
        text: "2003年，外经贸部撤销，其职能归入新成立的商务部。",
        rows: &["abolish [外经贸部]", "transfer <其>→商务部 {whole}"],
    },
    Example {
        text: "将市发改委的提出价格改革建议职责、若干行业管理职责划入市财政局。",
        rows: &[
            "transfer 市发改委→市财政局: 提出价格改革建议 {listed}",
            "transfer 市发改委→市财政局: 若干行业管理 {listed}",
        ],
    },
    Example {
        text: "剥离县科技局的科技促进农村发展职责划入县农业局。",
        rows: &["transfer 县科技局→县农业局: 科技促进农村发展 {listed}"],
    },
    Example {
        text: "县电力公司移交省电力公司管理，原承担的电力行政管理职能交由县经贸局行使。",
        rows: &[
            "affiliate [县电力公司] →省电力公司",
            "transfer <subject>→县经贸局: 电力行政管理 {listed}",
        ],
    },
    Example {
        text: "将县民政局区划管理、地名管理职责以外的其他职责划入县社会局。",
        rows: &["transfer 县民政局→县社会局: 其他职责 {remainder} -区划管理 -地名管理"],
    },
    Example {
        text: "将县住建局的城乡规划管理职责划出，与县国土局的职责整合，组建县自然资源局。",
        rows: &[
            "establish [县自然资源局]",
            "transfer 县住建局→县自然资源局: 城乡规划管理 {listed}",
            "transfer 县国土局→县自然资源局 {whole}",
        ],
    },
    Example {
        text: "县外侨办的外事职责划归县政府办，侨务职责划归县委统战部。",
        rows: &[
            "transfer 县外侨办→县政府办: 外事 {listed}",
            "transfer <giver>→县委统战部: 侨务 {listed}",
        ],
    },
    Example {
        text: "县扶贫办的扶贫开发职责一并划入县农业局后，县扶贫办撤销。",
        rows: &["transfer 县扶贫办→县农业局: 扶贫开发 {listed}", "abolish [县扶贫办]"],
    },
    Example {
        text: "将房屋拆迁管理职责交给市建设局，市房产局不再承担。",
        rows: &["transfer 市房产局→市建设局: 房屋拆迁管理 {listed}"],
    },
    Example {
        text: "市水务局的农村供水职责调整由市住建局承担，市水务局不再承担该职责。",
        rows: &["transfer 市水务局→市住建局: 农村供水 {listed}"],
    },
    Example {
        text: "将市住建局、市水利局等部门的26项行政许可事项划转至市行政审批局集中实施。",
        rows: &[
            "transfer 市住建局→市行政审批局: 26项行政许可事项 {listed}",
            "transfer 市水利局→市行政审批局: 26项行政许可事项 {listed}",
        ],
    },
    Example {
        text: "市公路处、市海事处承担的行政职能划入市交通运输局。",
        rows: &[
            "transfer 市公路处→市交通运输局: 行政职能 {listed}",
            "transfer 市海事处→市交通运输局: 行政职能 {listed}",
        ],
    },
    Example {
        text: "将市人防办的职责、人员、编制划入市住建局。",
        rows: &["transfer 市人防办→市住建局 {whole}"],
    },
    Example {
        text: "市公安局的消防监督职责于2018年10月划入市应急局。",
        rows: &["transfer 市公安局→市应急局: 消防监督 {listed}"],
    },
    Example {
        text: "市交通局负责的港口管理职能，自2003年1月1日起移交市港口局。",
        rows: &["transfer 市交通局→市港口局: 港口管理 {listed}"],
    },
    Example {
        text: "将县教育局的幼儿园审批职责，从2020年1月起，移交各乡镇人民政府。",
        rows: &["transfer 县教育局→各乡镇人民政府: 幼儿园审批 {listed}"],
    },
    Example {
        text: "从市人社局划出医疗保险管理职责，交由新成立的市医保局承担。",
        rows: &["transfer 市人社局→市医保局: 医疗保险管理 {listed}"],
    },
    Example {
        text: "取消市教育局承担的自考助学机构审批职责，移交给行业协会。",
        rows: &["transfer 市教育局→行业协会: 自考助学机构审批 {listed}"],
    },
    Example {
        text: "将市财政局的农业综合开发职责以及相应的人员编制划转至市农业农村局。",
        rows: &["transfer 市财政局→市农业农村局: 农业综合开发 {listed}"],
    },
    Example {
        text: "将市清欠领导小组及其办公室职责划归市人社局。",
        rows: &[
            "transfer 市清欠领导小组→市人社局 {whole}",
            "transfer 市清欠领导小组办公室→市人社局 {whole}",
        ],
    },
    Example {
        text: "撤销县招商局，其职责和人员整体划转县商务局。",
        rows: &["abolish [县招商局]", "transfer <其>→县商务局 {whole}"],
    },
    Example {
        text: "县能源办的节能监察职责和人员划归县发改局。",
        rows: &["transfer 县能源办→县发改局: 节能监察 {listed}"],
    },
    Example {
        text: "市侨办在海外社团联谊等方面的职责划归市侨联行使。",
        rows: &["transfer 市侨办→市侨联: 在海外社团联谊 {listed}"],
    },
    Example {
        text: "原市经委承担的煤炭管理职能、原市计委承担的价格管理职能，由市发改委统一行使。",
        rows: &[
            "transfer 市经委→市发改委: 煤炭管理 {listed}",
            "transfer 市计委→市发改委: 价格管理 {listed}",
        ],
    },
    Example {
        text: "原隶属县水利局的水土保持站，划归县农业局管理。",
        rows: &["affiliate [水土保持站] 县水利局→县农业局"],
    },
    Example {
        text: "将市监察局、市预防腐败局的职责，市人民检察院查处贪污贿赂等反腐败相关职责整合，组建市监察委员会。",
        rows: &[
            "establish [市监察委员会]",
            "transfer 市监察局→市监察委员会 {whole}",
            "transfer 市预防腐败局→市监察委员会 {whole}",
            "transfer 市人民检察院→市监察委员会: 查处贪污贿赂等反腐败相关职责 {part}",
        ],
    },
    Example {
        text: "市边防支队转到地方后，成建制划归市公安局。",
        rows: &["affiliate [市边防支队] →市公安局"],
    },
    Example {
        text: "市森林支队建制归市林业局。", rows: &["affiliate [市森林支队] →市林业局"]
    },
    Example {
        text: "原属市经委的煤炭管理职责归市发改委。",
        rows: &["transfer 市经委→市发改委: 煤炭管理 {listed}"],
    },
    Example {
        text: "将煤炭管理职责从市经委剥离，交由市发改委承担。",
        rows: &["transfer 市经委→市发改委: 煤炭管理 {listed}"],
    },
    Example {
        text: "撤销市经委，其煤炭管理职责并入市发改委，其余职责分别交市工信局、市商务局承担。",
        rows: &[
            "abolish [市经委]",
            "transfer <其>→市发改委: 煤炭管理 {listed}",
            "transfer <giver>→市工信局: 其余职责 {remainder}",
            "transfer <giver>→市商务局: 其余职责 {remainder}",
        ],
    },
    Example {
        text: "市经委撤销后，其职责由市发改委、市工信局分别承担。",
        rows: &[
            "abolish [市经委]", "transfer <其>→市发改委 {part}", "transfer <其>→市工信局 {part}",
        ],
    },
    Example {
        text: "撤销甲园区管委会，其职责、人员编制、债权债务由乙园区管委会承接。",
        rows: &["abolish [甲园区管委会]", "transfer <其>→乙园区管委会 {whole}"],
    },
    Example {
        text: "市司法局的社区矫正职能由新设的社区矫正局承担，原告诉申诉庭的申诉复查职能划归审判监督庭。",
        rows: &[
            "transfer 市司法局→社区矫正局: 社区矫正 {listed}",
            "transfer 告诉申诉庭→审判监督庭: 申诉复查 {listed}",
        ],
    },
    Example {
        text: "省侨办的华侨社团联谊等职责划归省归国华侨联合会行使。",
        rows: &["transfer 省侨办→省归国华侨联合会: 华侨社团联谊 {listed}"],
    },
    Example {
        text: "将国家计委、财政部关于工资总额的职权，统一归口到劳动部。",
        rows: &[
            "transfer 国家计委→劳动部: 关于工资总额 {listed}",
            "transfer 财政部→劳动部: 关于工资总额 {listed}",
        ],
    },
    Example {
        text: "原分别由市建委、市规划局承担的建筑节能管理职责，统一由市住建局承担。",
        rows: &[
            "transfer 市建委→市住建局: 建筑节能管理 {listed}",
            "transfer 市规划局→市住建局: 建筑节能管理 {listed}",
        ],
    },
    Example {
        text: "把国家计委主管的建筑施工、标准定额工作及其机构划归建设部。",
        rows: &["transfer 国家计委→建设部: 建筑施工、标准定额工作 {listed}"],
    },
    Example {
        text: "将县级人民政府城市管理、自然资源、农业农村等部门的部分行政处罚权，交由乡镇人民政府行使。",
        rows: &[
            "transfer 县级人民政府城市管理、自然资源、农业农村等部门→乡镇人民政府: 部分行政处罚权 {listed}",
        ],
    },
    Example {
        text: "将市委市直机关工委、市国资委党委归口承担的行业协会党建职责划入市委社工部。",
        rows: &[
            "transfer 市委市直机关工委→市委社工部: 行业协会党建 {listed}",
            "transfer 市国资委党委→市委社工部: 行业协会党建 {listed}",
        ],
    },
    Example {
        text: "将市乡村振兴局的牵头开展监测帮扶，组织开展东西部协作等职责划入市农业农村局。",
        rows: &[
            "transfer 市乡村振兴局→市农业农村局: 牵头开展监测帮扶 {listed}",
            "transfer 市乡村振兴局→市农业农村局: 组织开展东西部协作 {listed}",
        ],
    },
    Example {
        text: "原市甲局职责由市乙局承继。", rows: &["transfer 市甲局→市乙局 {whole}"]
    },
    Example {
        text: "撤销市甲局，职能、人员、编制、资产划归市乙局。",
        rows: &["abolish [市甲局]", "transfer <其>→市乙局 {whole}"],
    },
    Example {
        text: "县级粮食部门的价格调控职责上收省物价局。",
        rows: &["transfer 县级粮食部门→省物价局: 价格调控 {listed}"],
    },
    Example {
        text: "县非公工委不再作为县委派出机构，其职责由县委社会工作部承担。",
        rows: &["transfer 县非公工委→县委社会工作部 {whole}"],
    },
    Example {
        text: "整合甲局、乙局的旅游管理职责，组建丙局。",
        rows: &[
            "establish [丙局]",
            "transfer 甲局→丙局: 旅游管理 {listed}",
            "transfer 乙局→丙局: 旅游管理 {listed}",
        ],
    },
    Example {
        text: "整合县文化局、县体育局职责，设立县文化体育局，为县政府工作部门。",
        rows: &[
            "establish [县文化体育局]",
            "transfer 县文化局→县文化体育局 {whole}",
            "transfer 县体育局→县文化体育局 {whole}",
            "classify [<subject>]: 县政府工作部门",
        ],
    },
    Example {
        text: "甲局、乙局的数据管理职责一并划入。",
        rows: &[
            "transfer 甲局→<subject>: 数据管理 {listed}",
            "transfer 乙局→<subject>: 数据管理 {listed}",
        ],
    },
    Example {
        text: "同时，整合区城管大队、区农业监察大队等执法职能和执法队伍，组建区综合行政执法大队。",
        rows: &[
            "establish [区综合行政执法大队]",
            "transfer 区城管大队→区综合行政执法大队: 执法职能和执法队伍 {listed}",
            "transfer 区农业监察大队→区综合行政执法大队: 执法职能和执法队伍 {listed}",
        ],
    },
    Example {
        text: "法律规定由卫生部门承担的职责，调整为由应急管理部门承担。",
        rows: &["transfer 卫生部门→应急管理部门: 法律规定的职责 {part}"],
    },
    Example {
        text: "《平江省河道条例》规定由县水利局履行的职责，由县城管局履行。",
        rows: &["transfer 县水利局→县城管局: 《平江省河道条例》规定的职责 {part}"],
    },
    Example {
        text: "法律法规规定的由原县工商局、县质监局承担的职责，改由县市场监管局承担。",
        rows: &[
            "transfer 县工商局→县市场监管局: 法律法规规定的职责 {part}",
            "transfer 县质监局→县市场监管局: 法律法规规定的职责 {part}",
        ],
    },
    Example {
        text: "《甲法》、《乙法》等法律中规定的“法律委员会”的职责，由宪法和法律委员会承担。",
        rows: &["transfer 法律委员会→宪法和法律委员会: 《甲法》、《乙法》等法律规定的职责 {part}"],
    },
    Example {
        text: "地方性法规规定由甲厅承担的职责，由乙厅承担；规定由丙厅承担的职责，由丁厅承担。",
        rows: &[
            "transfer 甲厅→乙厅: 地方性法规规定的职责 {part}",
            "transfer 丙厅→丁厅: 规定的职责 {part}",
        ],
    },
    Example {
        text: "县军粮站，由县粮食局划转县发改局。",
        rows: &["affiliate [县军粮站] 县粮食局→县发改局"],
    },
    Example {
        text: "行政法规规定的省海事局职责和工作，确定由省交通运输厅承担。",
        rows: &["transfer 省海事局→省交通运输厅: 行政法规规定的职责 {part}"],
    },
    Example {
        text: "地方性法规涉及县国土局职责的，由县自然资源局履行。",
        rows: &["transfer 县国土局→县自然资源局: 地方性法规涉及的职责 {part}"],
    },
    Example {
        text: "《停车场管理办法》第五条规定的市交通委的管理职责，由市交通局承担。",
        rows: &["transfer 市交通委→市交通局: 管理 {listed}"],
    },
    Example {
        text: "将县农业局、县林业局、县水务局三局的执法职责划入县执法大队。",
        rows: &[
            "transfer 县农业局→县执法大队: 执法 {listed}",
            "transfer 县林业局→县执法大队: 执法 {listed}",
            "transfer 县水务局→县执法大队: 执法 {listed}",
        ],
    },
    Example {
        text: "涉及县国土局职责的，由县自然资源局履行。",
        rows: &["transfer 县国土局→县自然资源局: 涉及县国土局职责 {listed}"],
    },
    Example {
        text: "法规修改前，县工商局的行政处罚职责暂由县市场监管局承担。",
        rows: &["transfer 县工商局→县市场监管局: 行政处罚 {listed}"],
    },
    Example {
        text: "甲局、乙局承担的盐业管理职责，由丙局、丁局分别承担。",
        rows: &["transfer 甲局→丙局: 盐业管理 {listed}", "transfer 乙局→丁局: 盐业管理 {listed}"],
    },
    Example {
        text: "县老龄办职责自县民政局转入县卫健局。",
        rows: &["transfer 县民政局→县卫健局: 县老龄办职责 {listed}"],
    },
    Example {
        text: "县防汛办的预报职责由县水利局划入县应急局。",
        rows: &["transfer 县水利局→县应急局: 县防汛办的预报 {listed}"],
    },
    Example {
        text: "甲局、乙局不再保留，职责划入丙局。",
        rows: &["abolish [甲局]", "abolish [乙局]", "transfer <其>→丙局 {whole}"],
    },
    Example {
        text: "县科技局组织拟订科技促进农业发展规划职责划入县农业局。",
        rows: &["transfer 县科技局→县农业局: 组织拟订科技促进农业发展规划 {listed}"],
    },
    Example {
        text: "将原信息产业部的职责划给工业和信息化部。",
        rows: &["transfer 信息产业部→工业和信息化部 {whole}"],
    },
    Example {
        text: "将A部除核电管理以外的职责划给B局。其中军工电子管理职责划给C局。",
        rows: &["transfer A部→B局 {whole} -核电管理", "transfer <giver>→C局: 军工电子管理 {part}"],
    },
    Example {
        text: "有关邮政管理职责划给国家邮政局。",
        rows: &["transfer <giver>→国家邮政局: 有关邮政管理 {part}"],
    },
    Example {
        text: "将城市轨道交通运营监督管理职责划给交通运输部。",
        rows: &["transfer <own>→交通运输部: 城市轨道交通运营监督管理 {listed}"],
    },
    Example {
        text: "将A局的职责，B局的D管理、E监督职责，C局和F局的G审批职责等整合，组建国家X局。",
        rows: &[
            "establish [国家X局]",
            "transfer A局→国家X局 {whole}",
            "transfer B局→国家X局: D管理、E监督 {listed}",
            "transfer C局→国家X局: G审批 {listed}",
            "transfer F局→国家X局: G审批 {listed}",
        ],
    },
    Example {
        text: "将省轻工业厅的行业规划职能划入省经贸委，盐业行政管理划入省盐务局。",
        rows: &[
            "transfer 省轻工业厅→省经贸委: 行业规划 {listed}",
            "transfer <giver>→省盐务局: 盐业行政管理 {listed}",
        ],
    },
    Example {
        text: "将技术改造项目审批由省计委划入省经贸委。",
        rows: &["transfer 省计委→省经贸委: 技术改造项目审批 {listed}"],
    },
    Example {
        text: "原由省物资局负责的生产资料计划分配，改由省计委负责。",
        rows: &["transfer 省物资局→省计委: 生产资料计划分配 {listed}"],
    },
    Example {
        text: "养老机构等级评估工作，交给事业单位承担。",
        rows: &["transfer <own>→事业单位: 养老机构等级评估工作 {listed}"],
    },
    Example {
        text: "将发改委的工业管理职责划给工信局，具体包括：拟订规划；运行监测；盐业管理、医药储备的工作，管理县烟草局的职责。",
        rows: &[
            "transfer 发改委→工信局: 工业管理 {listed}",
            "transfer 发改委→工信局: 拟订规划 <工业管理 {listed}",
            "transfer 发改委→工信局: 运行监测 <工业管理 {listed}",
            "transfer 发改委→工信局: 盐业管理 <工业管理 {listed}",
            "transfer 发改委→工信局: 医药储备 <工业管理 {listed}",
            "affiliate [县烟草局] 发改委→工信局",
        ],
    },
    Example {
        text: "移民开发局的职责分别划入水利部、民政部等部门。",
        rows: &["transfer 移民开发局→水利部 {part}", "transfer 移民开发局→民政部 {part}"],
    },
    Example {
        text: "机械厅其余职责划入机械行业管理办公室。",
        rows: &["transfer 机械厅→机械行业管理办公室: 其余职责 {remainder}"],
    },
    Example {
        text: "古树名木保护职责，交市园林局承担，苗圃管理职责交各区负责。",
        rows: &[
            "transfer <own>→市园林局: 古树名木保护 {listed}",
            "transfer <giver>→各区: 苗圃管理 {listed}",
        ],
    },
    Example {
        text: "将市商务局的物价检查职责连同4名行政编制一并划入市发改委。",
        rows: &[
            "transfer 市商务局→市发改委: 物价检查 {listed}",
            "staffing <giver>→<receiver>: 行政编制 ×4",
        ],
    },
    Example {
        text: "将下列职责划入县林业局：1.县农业局的草原监督管理职责；2.县国土局的湿地资源调查职责。",
        rows: &[
            "transfer 县农业局→县林业局: 草原监督管理 {listed}",
            "transfer 县国土局→县林业局: 湿地资源调查 {listed}",
        ],
    },
    Example {
        text: "将县农业局的下列职责划给县林业局：草原防火；草原执法。",
        rows: &[
            "transfer 县农业局→县林业局: 草原防火 {listed}",
            "transfer 县农业局→县林业局: 草原执法 {listed}",
        ],
    },
    Example {
        text: "将指导县城绿化的职责交县住建局。",
        rows: &["transfer <own>→县住建局: 指导县城绿化 {listed}"],
    },
    Example {
        text: "将县博物馆的具体管理工作，交给直属事业单位。",
        rows: &["transfer <own>→直属事业单位: 县博物馆的具体管理工作 {listed}"],
    },
    Example {
        text: "撤销反贪局，其职能、机构、人员转隶县监委。",
        rows: &["abolish [反贪局]", "transfer <其>→县监委 {whole}"],
    },
    Example {
        text: "原由县安监局承担的加油站安全监管职责，由县应急局继续承担。",
        rows: &["transfer 县安监局→县应急局: 加油站安全监管 {listed}"],
    },
    Example {
        text: "将诊所设置审批(不设床位)下放乡镇，护士注册的事务性工作转由县医学会承办。",
        rows: &[
            "transfer <own>→乡镇: 诊所设置审批(不设床位) {listed}",
            "transfer <giver>→县医学会: 护士注册的事务性工作 {listed}",
        ],
    },
    Example {
        text: "市农委将市场建设职能移交市商务局，将农机监理职能交回各县区。",
        rows: &[
            "transfer 市农委→市商务局: 市场建设 {listed}",
            "transfer 市农委→各县区: 农机监理 {listed}",
        ],
    },
    Example {
        text: "市教育局、市人社局承担的民办学校审批，分别下放各区教育局、各区人社局。",
        rows: &[
            "transfer 市教育局→各区教育局: 民办学校审批 {listed}",
            "transfer 市人社局→各区人社局: 民办学校审批 {listed}",
        ],
    },
    Example {
        text: "停止市经信委的节能评审职责，转由第三方机构承担。",
        rows: &["transfer 市经信委→第三方机构: 节能评审 {listed}"],
    },
    Example {
        text: "除市政府另有规定外，市经信委承担的盐业管理职责全部划归市供销社。",
        rows: &["transfer 市经信委→市供销社: 盐业管理 {listed}"],
    },
    Example {
        text: "甲局的防火职责，乙局的防汛职责，丙局的防灾职责等整合，组建丁局。",
        rows: &[
            "establish [丁局]", "transfer 甲局→丁局: 防火 {listed}",
            "transfer 乙局→丁局: 防汛 {listed}", "transfer 丙局→丁局: 防灾 {listed}",
        ],
    },
    Example {
        text: "将县道养护管理职责下放各县(区)人民政府管理。",
        rows: &["transfer <own>→各县(区)人民政府: 县道养护管理 {listed}"],
    },
];
